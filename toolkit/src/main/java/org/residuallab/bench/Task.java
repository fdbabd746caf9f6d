package org.residuallab.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Precision;

/**
 * What every engine has to do.
 *
 * @param net name of the network, as {@link Networks} knows it
 * @param mode training, inference, or inference on pictures
 * @param batch images in a batch
 * @param threads cores to use
 * @param precision of what is computed with in training
 * @param pictures folder of JPEG files; with {@link Mode#EVALUATE} alone
 */
public record Task(
    String net, Mode mode, int batch, int threads, Precision precision, Optional<Path> pictures) {

  // The paper's mini-batch for CIFAR-10; what fits a laptop for ImageNet's large images.
  private static final int SMALL_IMAGES = 128;
  private static final int LARGE_IMAGES = 16;

  /**
   * A task of a batch of one's own.
   *
   * @throws IllegalArgumentException if a batch or the threads are less than one
   */
  public Task {
    if (batch < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "a batch has at least one image, and a computation one thread, not %d and %d"
              .formatted(batch, threads));
    }
  }

  /** A task in 32 bits that needs no pictures. */
  public Task(String net, Mode mode, int batch, int threads) {
    this(net, mode, batch, threads, Precision.FLOAT32, Optional.empty());
  }

  /**
   * The usual batch for the network's images: 128 of 32x32, 16 of 224x224.
   *
   * @throws IllegalArgumentException if there is no such network, or PyTorch's side does not have
   *     it
   */
  public static Task of(String net, Mode mode, int threads) {
    Architecture architecture = Networks.named(net);
    String name = architecture.name();
    if (architecture.stages().stream()
        .flatMap(stage -> stage.blocks().stream())
        .noneMatch(Task::isOfThePapersComparison)) {
      throw new IllegalArgumentException(
          "no benchmark of %s: it compares residual and plain networks, resnet-N and plain-N"
              .formatted(name));
    }
    int height = architecture.input().height();
    return new Task(name, mode, height > 64 ? LARGE_IMAGES : SMALL_IMAGES, threads);
  }

  /** The same task with another batch. */
  public Task withBatch(int images) {
    return new Task(net, mode, images, threads, precision, pictures);
  }

  /** The same task in another precision. */
  public Task with(Precision other) {
    return new Task(net, mode, batch, threads, other, pictures);
  }

  /** The same task with the pictures of a folder. */
  public Task withPictures(Path folder) {
    return new Task(net, mode, batch, threads, precision, Optional.of(folder.toAbsolutePath()));
  }

  // The blocks that PyTorch's side builds too, with shortcuts and without.
  private static boolean isOfThePapersComparison(Block block) {
    return block instanceof Block.Basic || block instanceof Block.Bottleneck;
  }

  Architecture architecture() {
    return Networks.named(net);
  }
}
