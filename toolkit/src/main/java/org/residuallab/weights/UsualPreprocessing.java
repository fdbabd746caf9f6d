package org.residuallab.weights;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Shape;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.Cifar10;
import org.residuallab.data.Cifar100;
import org.residuallab.data.ImageNetPixels;
import org.residuallab.data.PixelScale;
import org.residuallab.data.Preprocessing;

/**
 * What the code that has these names for its layers does with its images: torchvision's, and that
 * of the common CIFAR ResNets. Pixels are divided by 255; of each channel a mean is subtracted, and
 * a deviation is divided by. For torchvision's networks of 224 pixels a picture's shorter side is
 * made 256 before the centre is cut out. A file of PyTorch's does not say.
 */
public final class UsualPreprocessing {

  private UsualPreprocessing() {}

  /**
   * Of a network's images: as its file of weights says, unless a mean or a deviation is given;
   * where neither is, the usual.
   *
   * @param file of its weights
   * @param mean a number a channel, of pixels from 0 to 1; empty for the usual ones
   * @param deviation likewise
   * @param classNames in the order of the class numbers; empty for the file's, else {@link
   *     #classNames}
   * @throws IllegalArgumentException if something does not fit the network, or one of mean and
   *     deviation is missing where the file has both
   */
  public static Preprocessing of(
      Design network,
      WeightsFile file,
      Optional<List<Float>> mean,
      Optional<List<Float>> deviation,
      Optional<List<String>> classNames) {
    Optional<Preprocessing> said = file.preprocessing();
    Shape image = network.input();
    Integer usual =
        Namings.of(network.network(), file.names())
            .shorterSide(Math.max(image.height(), image.width()));
    List<String> names =
        classNames
            .or(() -> said.map(Preprocessing::classNames))
            .orElseGet(() -> classNames(network.classes()));
    if (said.isPresent() && mean.isEmpty() && deviation.isEmpty()) {
      Preprocessing own = said.get();
      return new Preprocessing(
          own.image(), own.scale(), own.mean(), own.deviation(), names, own.shorterSide());
    }
    if (said.isPresent() && (mean.isEmpty() || deviation.isEmpty())) {
      throw new IllegalArgumentException(
          "the file says what its images need; give both a mean and a deviation (--mean, --deviation), or neither");
    }
    return new Preprocessing(
        image,
        PixelScale.UNIT,
        new ChannelMean(mean.orElse(ImageNetPixels.MEAN)),
        deviation.orElse(ImageNetPixels.DEVIATION),
        names,
        said.isPresent() ? said.get().shorterSide() : usual);
  }

  /** CIFAR-10's for ten classes, CIFAR-100's for a hundred, else numbers from 0. */
  public static List<String> classNames(int classes) {
    if (classes == Cifar10.CLASS_NAMES.size()) {
      return Cifar10.CLASS_NAMES;
    }
    if (classes == Cifar100.CLASS_NAMES.size()) {
      return Cifar100.CLASS_NAMES;
    }
    return IntStream.range(0, classes).mapToObj(number -> "class " + number).toList();
  }
}
