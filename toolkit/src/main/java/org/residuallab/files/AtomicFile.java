package org.residuallab.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a file aside, then renames it: a reader sees the old file or the new one, whole. */
public final class AtomicFile {

  /** Writes the file whose path it is given. */
  @FunctionalInterface
  public interface Writer {
    void write(Path aside) throws IOException;
  }

  private static final String ASIDE = ".part";

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** Not any file that ends like it: a user may have such a one. */
  private static final Pattern LEFTOVER =
      Pattern.compile("\\..+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\" + ASIDE);

  private AtomicFile() {}

  /**
   * Replaces a file's content by text in UTF-8.
   *
   * @throws IOException as {@link #write} does
   */
  public static void writeString(Path file, String text) throws IOException {
    write(file, aside -> Files.writeString(aside, text, StandardCharsets.UTF_8));
  }

  /**
   * Replaces a file by what the writer puts beside it. The content is on the disk before the name
   * changes, so that not even a power cut leaves a torn file.
   *
   * @throws DiskFullException on a full disk; the old file is then untouched
   * @throws IOException naming the file, the reason and what helps, if it cannot be written for
   *     another; the old file is then untouched
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path target = meant(file);
    // Not a temporary file of the JDK's: that one nobody else could read.
    Path aside =
        target.resolveSibling(".%s-%s%s".formatted(target.getFileName(), UUID.randomUUID(), ASIDE));
    try {
      Files.createDirectories(target.getParent());
    } catch (IOException failure) {
      throw noFolder(file, failure);
    }
    write(target, aside, writer);
  }

  /** What a link leads to is replaced, not the link; and no device. */
  private static Path meant(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (!Files.exists(target)) {
      return endOfLinks(target);
    }
    if (!Files.isRegularFile(target) && !Files.isDirectory(target)) {
      throw new IOException(PathText.of(file) + " is no file that can be replaced; choose another");
    }
    return Files.isSymbolicLink(target) ? target.toRealPath() : target;
  }

  private static Path endOfLinks(Path file) throws IOException {
    Path end = file;
    for (int link = 0; Files.isSymbolicLink(end); link++) {
      if (link == MOST_LINKS) {
        throw new IOException(PathText.of(file) + " is a link that leads back to itself");
      }
      end = end.resolveSibling(Files.readSymbolicLink(end));
    }
    return end;
  }

  // A file that stands in the way is known by type, and named.
  private static IOException noFolder(Path file, IOException failure) {
    Path there = file.toAbsolutePath().getParent();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there == null || Files.isDirectory(there)
        ? WriteFault.of(file, failure)
        : new FileAlreadyExistsException(there.toString());
  }

  /**
   * The same from a place of one's own.
   *
   * @param aside a file on the same disk; where its folder is gone, this fails and makes none
   * @throws IOException as above
   */
  public static void write(Path file, Path aside, Writer writer) throws IOException {
    try {
      writer.write(aside);
      // Not a channel: an interrupted thread, as of a stopped notebook cell, must be able to save.
      try (RandomAccessFile written = new RandomAccessFile(aside.toFile(), "rw")) {
        written.getFD().sync();
      }
      rename(aside, file);
    } catch (IOException failure) {
      throw WriteFault.of(file, failure);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /**
   * Removes what writings into that folder left that were killed. Nobody may be writing there.
   *
   * @throws IOException if a file cannot be removed
   */
  public static void removeLeftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (LEFTOVER.matcher(file.getFileName().toString()).matches()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
