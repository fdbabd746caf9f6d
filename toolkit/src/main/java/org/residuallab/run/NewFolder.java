package org.residuallab.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a folder of files aside, then renames it: it is there whole, or not at all, though several
 * processes write it at once.
 */
final class NewFolder {

  /** No writing takes so long: what is older was left by one that was killed. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** Writes the files into the folder that it is given. */
  @FunctionalInterface
  interface Writer {
    void write(Path aside) throws IOException;
  }

  private NewFolder() {}

  /** Not one that is being written, or whose writing was killed. */
  static boolean isNamed(Path folder) {
    return !folder.getFileName().toString().startsWith(".");
  }

  /**
   * @throws TakenNameException if something of that name is there, now or when all is written
   * @throws IOException if it cannot be written
   */
  static void write(Path folder, Writer writer) throws IOException {
    if (Files.exists(folder)) {
      throw new TakenNameException(folder);
    }
    removeAbandoned(folder);
    Path aside = folder.resolveSibling(prefix(folder) + UUID.randomUUID() + ".part");
    try {
      writer.write(aside);
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      if (Files.exists(folder)) { // Another was quicker; systems have many words for that.
        throw new TakenNameException(folder);
      }
      throw failure;
    } finally {
      remove(aside);
    }
  }

  private static String prefix(Path folder) {
    return "." + folder.getFileName() + "-";
  }

  private static void removeAbandoned(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (!Files.isDirectory(parent)) {
      return;
    }
    Instant last = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            parent,
            each ->
                isAside(each.getFileName().toString(), prefix(folder)) && isOlder(each, last))) {
      for (Path each : left) {
        remove(each);
      }
    }
  }

  /** One that another process has just renamed or removed is not. */
  private static boolean isOlder(Path aside, Instant last) throws IOException {
    try {
      return Files.getLastModifiedTime(aside).toInstant().isBefore(last);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static boolean isAside(String name, String prefix) {
    return name.startsWith(prefix) && name.endsWith(".part");
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException gone) { // Another process removes it too.
        return;
      }
      Files.deleteIfExists(folder);
    }
  }
}
