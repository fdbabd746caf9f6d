package org.residuallab.cluster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder of this machine's own that goes when its work is done.
 *
 * @param path where it is
 */
public record Scratch(Path path) implements AutoCloseable {

  /** A new one in that folder. */
  public static Scratch in(Path folder) throws IOException {
    return new Scratch(Files.createTempDirectory(folder, "run-"));
  }

  /** Makes that folder if it is not there, and takes all out of it if it is. */
  static void empty(Path folder) throws IOException {
    remove(folder);
    Files.createDirectories(folder);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    remove(path);
  }
}
