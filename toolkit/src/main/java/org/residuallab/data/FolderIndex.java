package org.residuallab.data;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.residuallab.files.AtomicFile;

/**
 * What an earlier reading of an {@link ImageFolder} found out, in a file beside its pictures, so
 * that not all of them have to be decoded at every start. A picture is known by its path, size and
 * time of modification. Whatever the file does not say as it should is found out again.
 */
final class FolderIndex {

  /** What is kept beside the pictures, all of which may be removed at any time. */
  static final String FOLDER = ".residual-lab";

  private static final String NAME = "pictures.tsv";

  // Other words here have all pictures looked at again, as after a change of what is damaged.
  private static final String TITLE = "size\tmodified\tsha256\tdamage\twidth\theight\tpicture";

  private FolderIndex() {}

  /**
   * What is known of the pictures of a folder, by their names; nothing where there is no such file
   * or it cannot be read.
   */
  static Map<String, CheckedPicture> read(Path folder) {
    Map<String, CheckedPicture> known = new HashMap<>();
    Path file = folder.resolve(FOLDER).resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return known;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (TITLE.equals(lines.readLine())) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          CheckedPicture.parse(line).ifPresent(each -> known.put(each.name(), each));
        }
      }
      return known;
    } catch (IOException unreadable) {
      return Map.of();
    }
  }

  /** Replaces the file; does without where the folder's disk does not take it. */
  static void write(Path folder, Collection<CheckedPicture> all) {
    try {
      AtomicFile.write(
          folder.resolve(FOLDER).resolve(NAME),
          aside -> {
            try (BufferedWriter out = Files.newBufferedWriter(aside)) {
              out.write(TITLE + "\n");
              for (CheckedPicture each : all) {
                if (each.fitsALine()) {
                  out.write(each.line() + "\n");
                }
              }
            }
          });
    } catch (IOException readOnly) {
      // The pictures will be checked again.
    }
  }
}
