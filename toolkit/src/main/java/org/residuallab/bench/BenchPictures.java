package org.residuallab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.Fit;
import org.residuallab.data.ImageNetPixels;
import org.residuallab.data.ImageSet;
import org.residuallab.data.PictureFile;
import org.residuallab.data.PixelScale;
import org.residuallab.data.Preprocessing;

/**
 * The pictures of a folder over and over, each read and decoded anew: shorter side 256, centre 224,
 * or in that proportion, as evaluation on ImageNet does it.
 *
 * @param files the pictures
 * @param shape of the network's images
 * @param classNames as many as the network has classes
 */
record BenchPictures(List<Path> files, Shape shape, List<String> classNames) implements ImageSet {

  private static final int ENDLESS = 1 << 30;

  /**
   * @throws IllegalArgumentException if the folder has no JPEG file
   */
  static BenchPictures of(Path folder, Network network) throws IOException {
    List<String> names = IntStream.range(0, network.classes()).mapToObj(c -> "class " + c).toList();
    return new BenchPictures(jpegs(folder), network.input(), names);
  }

  /**
   * The JPEG files of a folder and the folders in it, in the order of their paths.
   *
   * @throws IllegalArgumentException if there is none
   */
  static List<Path> jpegs(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> found = all.filter(BenchPictures::isJpeg).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(folder + " has no JPEG file to measure with");
      }
      return found;
    }
  }

  private static boolean isJpeg(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  BatchLoader loader(int batch) {
    Preprocessing preprocessing =
        new Preprocessing(
            shape,
            PixelScale.UNIT,
            new ChannelMean(ImageNetPixels.MEAN),
            ImageNetPixels.DEVIATION,
            classNames);
    return new BatchLoader(new EvaluationBatches(this, preprocessing, batch));
  }

  @Override
  public int size() {
    return ENDLESS;
  }

  @Override
  public int label(int i) {
    return 0;
  }

  @Override
  public byte[] image(int i) {
    try {
      Fit fit = new Fit(shape.height(), shape.height() * 8 / 7);
      return fit.of(PictureFile.read(files.get(i % files.size()))).pixels();
    } catch (IOException disk) {
      throw new UncheckedIOException(disk);
    }
  }
}
