package org.residuallab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A picture of an {@link ImageFolder}, not read yet.
 *
 * @param file where it stands
 * @param label number of its class
 */
record FolderPicture(Path file, int label) {

  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".gif");

  static boolean isNamedLikeOne(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
  }

  /**
   * The shorter side of the first that can be read.
   *
   * @throws BadDataException if none can
   */
  static int side(List<FolderPicture> pictures) throws IOException {
    for (FolderPicture each : pictures) {
      try {
        Picture first = PictureFile.read(each.file());
        return Math.min(first.width(), first.height());
      } catch (BadDataException next) {
        // The reader counts it.
      }
    }
    throw new BadDataException("there is no training image that can be read");
  }
}
