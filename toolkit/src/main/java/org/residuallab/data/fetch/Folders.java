package org.residuallab.data.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.residuallab.files.WriteFault;

/** Folders that appear whole, on disks that may be full or may not be written. */
final class Folders {

  private static final String REMEDY = "choose another folder with --to";

  private Folders() {}

  /** Whether a folder may be made there: nothing is, or an empty folder. */
  static boolean isFree(Path folder) throws IOException {
    return !Files.exists(folder) || (Files.isDirectory(folder) && list(folder).isEmpty());
  }

  /**
   * Fails early what would fail late.
   *
   * @throws IOException if the disk has less room than that
   */
  static void requireSpace(Path folder, long bytes) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the disk of %s has %,d MB free, %,d MB are needed; make room, or %s",
              folder,
              free >> 20,
              (bytes >> 20) + 1,
              REMEDY));
    }
  }

  /** Puts the files' content on the disk, so that a renamed folder is whole after a power cut. */
  static void flush(Path folder) throws IOException {
    for (Path file : list(folder)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      } catch (IOException e) {
        throw at(file, e);
      }
    }
  }

  /** Renames onto a name that is free. */
  static void rename(Path folder, Path target) throws IOException {
    Files.deleteIfExists(target);
    try {
      Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(folder, target);
    }
  }

  /** Deletes a folder of files, if it exists. */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : list(folder)) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** The same failure with the file's name, which the system leaves out once a file is open. */
  static IOException at(Path file, IOException failure) {
    if (failure instanceof FileSystemException) {
      return failure;
    }
    FileSystemException named =
        new FileSystemException(
            file.toString(), null, "cannot be written (" + reason(failure) + ")");
    named.initCause(failure);
    return named;
  }

  /** Why, as briefly as it can be said. */
  static String reason(IOException failure) {
    if (failure.getMessage() != null) {
      return failure.getMessage();
    }
    return failure instanceof ConnectException
        ? "nobody answers there"
        : failure.getClass().getSimpleName();
  }

  /** Says in one line what a disk's refusal means for the user; other failures stay as they are. */
  static IOException explained(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    String place =
        failure instanceof FileSystemException inFile && inFile.getFile() != null
            ? inFile.getFile()
            : "the folder";
    if (WriteFault.isFullDisk(failure)) {
      return new IOException(
          "the disk is full: cannot write %s; make room, or %s".formatted(place, REMEDY), failure);
    }
    if (failure instanceof AccessDeniedException || text.contains("Read-only file system")) {
      return new IOException("no permission for %s; %s".formatted(place, REMEDY), failure);
    }
    return failure;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
