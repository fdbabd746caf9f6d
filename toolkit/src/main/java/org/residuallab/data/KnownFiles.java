package org.residuallab.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.data.PublishedArchive.OtherVersion;

/** The data sets that are known by their files. */
public final class KnownFiles {

  /** One line a set. */
  public static final List<ImageFiles> ALL = List.of(Cifar10.FILES, Cifar100.FILES);

  /** A set, and the folder that holds its files. */
  private record Found(ImageFiles set, Path folder) {}

  private KnownFiles() {}

  /**
   * The images of a folder, of whichever set they are, or of an {@link ImageFolder}. The folder
   * around the one that a set's archive unpacks into does too.
   *
   * @throws BadDataException if it is no set's, or one that is not whole
   * @throws IOException if a file cannot be read
   */
  public static Dataset read(Path folder) throws IOException {
    return read(folder, DamagedPictures.LEFT_OUT);
  }

  /**
   * The same.
   *
   * @param damaged what becomes of a folder with files that are no pictures
   * @throws DamagedPicturesException if it has some, and they are refused
   */
  static Dataset read(Path folder, DamagedPictures damaged) throws IOException {
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    if (ImageFolder.isOne(folder)) {
      return ImageFolder.read(folder, damaged, System.err::println);
    }
    if (ALL.stream().allMatch(set -> folders(set, folder).isEmpty())) {
      ImageFolder.requireWhole(folder);
    }
    Found found = found(folder, ALL);
    return found.set().read(found.folder());
  }

  /**
   * The folder that holds the files of that set: the one given, or the one in it.
   *
   * @throws BadDataException saying what it holds instead
   */
  public static Path folderOf(ImageFiles set, Path folder) {
    Optional<Path> own = folders(set, folder).stream().findFirst();
    if (own.isPresent()) {
      return own.get();
    }
    ImageFiles other = found(folder, ALL.contains(set) ? ALL : List.of(set)).set();
    throw new BadDataException(
        "%s is %s, not %s%s"
            .formatted(
                folder,
                other.name(),
                set.name(),
                other.archive().map(it -> "; " + it.remedy() + " --from takes it").orElse("")));
  }

  private static Found found(Path folder, List<ImageFiles> sets) {
    List<Found> all = new ArrayList<>();
    for (ImageFiles set : sets) {
      folders(set, folder).forEach(place -> all.add(new Found(set, place)));
    }
    // What lies in the folder itself comes before what lies in one of its folders.
    List<Found> here = all.stream().filter(found -> found.folder().equals(folder)).toList();
    List<Found> nearest = here.isEmpty() ? all : here;
    if (nearest.isEmpty()) {
      throw new BadDataException(
          "%s; get the files with: %s"
              .formatted(
                  otherVersion(folder)
                      .orElse("%s has no file of %s".formatted(folder, names(sets, " or "))),
                  remedies(sets)));
    }
    if (nearest.size() > 1) {
      throw new BadDataException(
          "%s holds %s; name the folder of one of them"
              .formatted(folder, names(nearest.stream().map(Found::set).toList(), " and ")));
    }
    return nearest.get(0);
  }

  private static List<Path> folders(ImageFiles set, Path folder) {
    List<Path> folders = new ArrayList<>();
    if (set.signs().stream().map(folder::resolve).anyMatch(Files::exists)) {
      folders.add(folder);
    }
    set.archive()
        .map(archive -> folder.resolve(archive.folder()))
        .filter(Files::isDirectory)
        .ifPresent(folders::add);
    return folders;
  }

  /**
   * What a collection of files is: {@code CIFAR-100}, {@code the Python version of CIFAR-10}.
   *
   * @param hasFile whether there is a file of that name
   */
  public static Optional<String> madeOf(Predicate<String> hasFile) {
    for (ImageFiles set : ALL) {
      if (set.signs().stream().anyMatch(hasFile)) {
        return Optional.of(set.name());
      }
      for (OtherVersion version : otherVersions(set)) {
        if (version.signs().stream().allMatch(hasFile)) {
          return Optional.of("the %s version of %s".formatted(version.name(), set.name()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<OtherVersion> otherVersions(ImageFiles set) {
    return set.archive().map(PublishedArchive::otherVersions).orElse(List.of());
  }

  /** The folder itself and those in it that such archives unpack into. */
  private static Optional<String> otherVersion(Path folder) {
    Stream<Path> inner =
        ALL.stream()
            .flatMap(set -> otherVersions(set).stream())
            .map(version -> folder.resolve(version.folder()));
    return Stream.concat(Stream.of(folder), inner)
        .flatMap(place -> madeOf(name -> Files.isRegularFile(place.resolve(name))).stream())
        .findFirst()
        .map(what -> "%s is %s; the binary version is read here".formatted(folder, what));
  }

  private static String remedies(List<ImageFiles> sets) {
    return sets.stream()
        .flatMap(set -> set.archive().stream())
        .map(PublishedArchive::remedy)
        .collect(Collectors.joining(", "));
  }

  private static String names(List<ImageFiles> sets, String and) {
    return sets.stream().map(ImageFiles::name).collect(Collectors.joining(and));
  }
}
