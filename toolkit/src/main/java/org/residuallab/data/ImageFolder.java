package org.residuallab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.residuallab.files.ReadFault;

/**
 * A set as a folder of folders, one a class: {@code train/CLASS/...} and {@code val/CLASS/...} (or
 * {@code test}), the layout of ImageNet and of torchvision's {@code ImageFolder}. Classes are
 * numbered in the order of their names, and their pictures take {@link ClassTurns}. All pictures
 * are made to fit the first one's shorter side.
 *
 * <p>Which files are pictures is found out once, by decoding them, and kept in a {@link
 * FolderIndex}. Their images are made when they are asked for, and stay in memory where all of a
 * set's fit into a quarter of the heap.
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

  /**
   * Makes sure that a folder which seems to be meant as one has all that it needs.
   *
   * @throws BadDataException if it has training images, but not in that layout
   */
  static void requireWhole(Path folder) throws IOException {
    if (!Files.isDirectory(folder.resolve(TRAIN))) {
      return;
    }
    if (testFolder(folder).isEmpty()) {
      throw new BadDataException(
          "%s has %s, but neither %s beside it; pictures stand in %s/CLASS and %s/CLASS"
              .formatted(folder, TRAIN, String.join(" nor ", TEST), TRAIN, TEST.get(0)));
    }
    if (classes(folder.resolve(TRAIN)).isEmpty()) {
      throw new BadDataException(
          "%s has no folder for each class; pictures stand in %s/CLASS and %s/CLASS"
              .formatted(folder.resolve(TRAIN), TRAIN, TEST.get(0)));
    }
  }

  private static Optional<Path> testFolder(Path folder) {
    return TEST.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
  }

  /**
   * Looks at all of it.
   *
   * @param damaged what becomes of files that are no pictures
   * @param told in lines: each such file and their number; pictures of which only the middle is
   *     used, see {@link FolderImages}
   * @throws DamagedPicturesException if there are such files, and they are refused
   * @throws BadDataException if a class is missing or empty on one side, a link leads nowhere, or
   *     no picture can be read
   * @throws IOException if a file cannot be read
   */
  public static Dataset read(Path folder, DamagedPictures damaged, Consumer<String> told)
      throws IOException {
    Path test = testFolder(folder).orElseThrow();
    requireNoDeadLinks(folder.resolve(TRAIN));
    requireNoDeadLinks(test);
    List<String> classes = classes(folder.resolve(TRAIN));
    if (!classes(test).equals(classes)) {
      throw new BadDataException(
          "%s: %s and %s do not hold the same classes"
              .formatted(folder, TRAIN, test.getFileName()));
    }
    List<FolderPicture> training = pictures(folder, TRAIN, classes);
    List<FolderPicture> testing = pictures(folder, test.getFileName().toString(), classes);
    FolderCheck check =
        new FolderCheck(folder, Stream.concat(training.stream(), testing.stream()).toList(), told);
    check.report(damaged, told);
    List<FolderPicture> sound = ClassTurns.of(check.sound(training));
    List<FolderPicture> soundTests = ClassTurns.of(check.sound(testing));
    requireSome(sound, "training", folder);
    requireSome(soundTests, "test", folder);
    Picture first = PictureFile.read(folder.resolve(sound.get(0).name()));
    int side = Math.min(first.width(), first.height());
    Fit fit = new Fit(side, side);
    ImageSet trainSet = images(folder, sound, classes, check, fit);
    ImageSet testSet = images(folder, soundTests, classes, check, fit);
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
        check.fingerprint(),
        trainSet,
        Optional.empty(),
        testSet);
  }

  private static void requireSome(List<FolderPicture> sound, String kind, Path folder) {
    if (sound.isEmpty()) {
      throw new BadDataException(
          "%s: there is no %s image that can be read".formatted(folder, kind));
    }
  }

  private static ImageSet images(
      Path folder, List<FolderPicture> sound, List<String> classes, FolderCheck check, Fit fit) {
    return KeptImages.of(new FolderImages(folder, sound, classes, check.digest(sound), fit));
  }

  private static void requireNoDeadLinks(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      all.sorted().forEach(FolderPicture::requireNoDeadLink);
    }
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

  private static List<FolderPicture> pictures(Path folder, String part, List<String> classes)
      throws IOException {
    List<FolderPicture> found = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<Path> files;
      Path ofClass = folder.resolve(part).resolve(classes.get(c));
      try (Stream<Path> all = Files.walk(ofClass, FileVisitOption.FOLLOW_LINKS)) {
        files = all.sorted().toList();
      } catch (UncheckedIOException unread) {
        if (unread.getCause() instanceof FileSystemLoopException loop) {
          throw new BadDataException(ReadFault.of(ofClass, loop));
        }
        throw unread.getCause();
      }
      int before = found.size();
      for (Path file : files) {
        FolderPicture.of(folder, file, c).ifPresent(found::add);
      }
      if (found.size() == before) {
        throw new BadDataException(
            "%s: there is no picture in it; put some there, or remove the class"
                .formatted(ofClass));
      }
    }
    return found;
  }
}
