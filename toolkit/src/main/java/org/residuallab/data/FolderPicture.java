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

  /** Nothing where a file is not named like a picture, or is none. */
  static Optional<FolderPicture> of(Path folder, Path file, int label) throws IOException {
    String ending = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ENDINGS.stream().noneMatch(ending::endsWith) || !Files.isRegularFile(file)) {
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
}
