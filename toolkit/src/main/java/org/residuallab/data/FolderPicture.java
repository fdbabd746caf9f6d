package org.residuallab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A picture of an {@link ImageFolder}, not read yet.
 *
 * @param name its path in the folder
 * @param label number of its class
 * @param size in bytes
 * @param modified when it was written last, in nanoseconds since 1970
 */
record FolderPicture(String name, int label, long size, long modified) {

  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".gif");

  /**
   * Nothing where a file is not named like a picture, or is none.
   *
   * @throws BadDataException if it is a link to something that is not there
   */
  static Optional<FolderPicture> of(Path folder, Path file, int label) throws IOException {
    if (!Files.isRegularFile(file)) {
      requireNoDeadLink(file); // To a picture, or to a folder of some.
      return Optional.empty();
    }
    String ending = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ENDINGS.stream().noneMatch(ending::endsWith)) {
      return Optional.empty();
    }
    BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
    return Optional.of(
        new FolderPicture(
            folder.relativize(file).toString(),
            label,
            facts.size(),
            facts.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
  }

  /** Left out in silence, it would make the set a smaller one: a disk is not mounted, say. */
  static void requireNoDeadLink(Path path) {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      throw new BadDataException(
          "%s is a link to something that is not there; mend it, or remove it".formatted(path));
    }
  }
}
