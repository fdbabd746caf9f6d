package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Writes a folder of files aside, then renames it: it is there whole, or not at all. */
final class NewFolder {

  /** Writes the files into the folder that it is given. */
  @FunctionalInterface
  interface Writer {
    void write(Path aside) throws IOException;
  }

  private NewFolder() {}

  /**
   * @throws IllegalArgumentException if something of that name is there
   * @throws IOException if it cannot be written
   */
  static void write(Path folder, Writer writer) throws IOException {
    if (Files.exists(folder)) {
      throw new IllegalArgumentException(
          "%s is there already; choose another name, or remove it".formatted(folder));
    }
    Path aside = folder.resolveSibling(".%s.part".formatted(folder.getFileName()));
    remove(aside); // Of a writing that was killed.
    try {
      writer.write(aside);
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(aside);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
