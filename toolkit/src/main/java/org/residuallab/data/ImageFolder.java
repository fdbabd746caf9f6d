package org.residuallab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.residuallab.architecture.Shape;

/**
 * A set as a folder of folders, one a class: {@code train/CLASS/...} and {@code val/CLASS/...} (or
 * {@code test}), the layout of ImageNet and of torchvision's {@code ImageFolder}. Classes are
 * numbered in the order of their names. All pictures are made to fit the first one's shorter side,
 * by {@link Picture#fitted}, and kept in memory as bytes.
 */
final class ImageFolder {

  private static final String TRAIN = "train";
  private static final List<String> TEST = List.of("val", "test");

  private ImageFolder() {}

  /** Whether a folder has that layout. */
  public static boolean isOne(Path folder) throws IOException {
    Path train = folder.resolve(TRAIN);
    return testFolder(folder).isPresent() && Files.isDirectory(train) && !classes(train).isEmpty();
  }

  private static Optional<Path> testFolder(Path folder) {
    return TEST.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
  }

  /**
   * Reads it; of each file that is no picture, a line goes to the error stream.
   *
   * @throws BadDataException if a class is missing on one side, there are more classes or pictures
   *     than fit, or no picture can be read
   * @throws IOException if a file cannot be read
   */
  public static Dataset read(Path folder) throws IOException {
    return read(folder, System.err::println);
  }

  /**
   * The same.
   *
   * @param bad is told in a line of each file that is no picture, and at last of their number
   */
  public static Dataset read(Path folder, Consumer<String> bad) throws IOException {
    Path test = testFolder(folder).orElseThrow();
    List<String> classes = classes(folder.resolve(TRAIN));
    if (!classes(test).equals(classes)) {
      throw new BadDataException(
          "%s: %s and %s do not hold the same classes"
              .formatted(folder, TRAIN, test.getFileName()));
    }
    List<FolderPicture> training = pictures(folder.resolve(TRAIN), classes);
    int side = FolderPicture.side(training);
    FolderReader reader = new FolderReader(folder, new Shape(3, side, side), classes);
    ImageSet trainSet = reader.read(training);
    ImageSet testSet = reader.read(pictures(test, classes));
    reader.report(bad);
    return new Dataset(
        new ImageSource.Own(AboutFile.read(folder).orElse(null)),
        String.format(
            Locale.ROOT,
            "%,d training and %,d test images in %d classes, made %d x %d, read from %s",
            trainSet.size(),
            testSet.size(),
            classes.size(),
            side,
            side,
            folder),
        Fingerprint.ofFiles(reader.sha256()),
        trainSet,
        Optional.empty(),
        testSet);
  }

  private static List<String> classes(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static List<FolderPicture> pictures(Path folder, List<String> classes)
      throws IOException {
    List<FolderPicture> found = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      int number = c;
      try (Stream<Path> all = Files.walk(folder.resolve(classes.get(c)))) {
        all.filter(FolderPicture::isNamedLikeOne)
            .sorted()
            .forEach(file -> found.add(new FolderPicture(file, number)));
      }
    }
    return found;
  }
}
