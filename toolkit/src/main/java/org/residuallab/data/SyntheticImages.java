package org.residuallab.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residuallab.architecture.Shape;

/**
 * Images drawn by the program: CIFAR-10's shape, {@code [3, 32, 32]} in ten classes, no download.
 *
 * <p>A class is one of five figures with one of two patterns inside, such as "striped star". The
 * same seed and counts give the same bytes on every machine. They are no photographs, and results
 * on them are not results on CIFAR-10; every name says "synthetic".
 *
 * <pre>{@code
 * var images = new SyntheticImages(1, 200, 40).draw();
 * var sheet = ContactSheet.of(images.train(), 8);
 * }</pre>
 *
 * @param seed decides every picture
 * @param train number of training images
 * @param test number of test images
 */
public record SyntheticImages(long seed, int train, int test) {

  private static final Shape SHAPE = new Shape(3, Canvas.SIZE, Canvas.SIZE);

  /** Their bytes stand in one array. */
  private static final int MOST = (int) (Integer.MAX_VALUE / SHAPE.size());

  /** What a user without a data folder gets. */
  public static final SyntheticImages DEFAULT = new SyntheticImages(1, 10_000, 2_000);

  /**
   * @throws IllegalArgumentException if a count is less than one, or more than an array holds
   */
  public SyntheticImages {
    if (train < 1 || test < 1) {
      throw new IllegalArgumentException(
          "a synthetic set needs at least one training and one test image, not %d and %d"
              .formatted(train, test));
    }
    if (Math.max(train, test) > MOST) {
      throw new IllegalArgumentException(
          "a synthetic set has %,d images at most, not %,d".formatted(MOST, Math.max(train, test)));
    }
  }

  /** The ten classes, figure by figure. */
  public static List<String> classNames() {
    return FigureClass.ALL.stream().map(FigureClass::title).toList();
  }

  /** Draws them all, in about a second. The classes take turns, so any stretch is balanced. */
  public Dataset draw() {
    ImageSet trainSet = draw(Draws.Stream.SYNTHETIC_TRAIN, train);
    ImageSet testSet = draw(Draws.Stream.SYNTHETIC_TEST, test);
    return new Dataset(
        new ImageSource.Synthetic(seed, train, test),
        "synthetic images drawn by Residual Lab, no photographs: %,d to train and %,d to test on, of %s in %d classes"
            .formatted(train, test, SHAPE, classNames().size()),
        Fingerprint.ofSets(Map.of("train.bin", trainSet, "test.bin", testSet)),
        trainSet,
        Optional.empty(),
        testSet);
  }

  private ImageSet draw(Draws.Stream stream, int count) {
    int imageBytes = (int) SHAPE.size();
    byte[] pixels = new byte[Math.multiplyExact(count, imageBytes)];
    byte[] labels = new byte[count];
    Draws seeds = new Draws(seed, stream, 0);
    IntStream.range(0, count)
        .parallel() // Each image has a seed of its own, so the order does not matter.
        .forEach(
            i -> {
              int label = i % FigureClass.ALL.size();
              labels[i] = (byte) label;
              Scene scene = new Scene(new Dice(seeds.bits(i)));
              scene.draw(FigureClass.ALL.get(label), pixels, i * imageBytes);
            });
    return ImagesInMemory.owning(SHAPE, pixels, labels, classNames());
  }
}
