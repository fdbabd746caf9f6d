package org.residuallab.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Why a file was not written, in a line: which file, the system's reason, and what helps. The
 * system itself says no more than "No space left on device".
 */
public final class WriteFault {

  private static final String AGAIN = "then give the same command again";

  private WriteFault() {}

  /**
   * That failure in words.
   *
   * @param file that was to be written, not what was written in its place for the time being
   * @return a {@link DiskFullException} where that is the reason
   */
  public static IOException of(Path file, IOException failure) {
    return of(file, failure, left(file));
  }

  static IOException of(Path file, IOException failure, long left) {
    if (failure instanceof AccessDeniedException) {
      return new AccessDeniedException(file.toString());
    }
    String reason = reason(failure);
    if (!isReadOnly(reason) && DiskFullException.explains(reason, left)) {
      return new DiskFullException(
          "%s cannot be written: its disk, or your share of it, is full (%s); make room, %s"
              .formatted(file, reason, AGAIN),
          failure);
    }
    // A folder that is none, a file that is not there: these name their file, and are known by
    // type.
    return reason == null
        ? failure
        : new IOException(
            "%s cannot be written: %s; %s, %s".formatted(file, reason, remedy(reason), AGAIN),
            failure);
  }

  /** Whether a full disk is why a writing failed, so far as the system's words tell. */
  public static boolean isFullDisk(IOException failure) {
    return DiskFullException.explains(reason(failure), Long.MAX_VALUE);
  }

  /** The system's words without the file's name; null where it has none. */
  private static String reason(IOException failure) {
    String message = failure.getMessage();
    if (failure instanceof FileSystemException refusal) {
      return refusal.getReason();
    }
    if (failure instanceof FileNotFoundException && message != null && message.endsWith(")")) {
      return message.substring(message.lastIndexOf('(') + 1, message.length() - 1);
    }
    return message;
  }

  private static String remedy(String reason) {
    return isReadOnly(reason)
        ? "its disk can only be read from: make it writable"
        : "see to its disk or to the connection with it";
  }

  /** Such a disk may report that nothing is left of it. */
  private static boolean isReadOnly(String reason) {
    return String.valueOf(reason).toLowerCase(Locale.ROOT).contains("read-only");
  }

  /** Bytes to be had on the disk of a file that may not be there yet, nor its folder. */
  static long left(Path file) {
    try {
      Path there = file.toAbsolutePath();
      while (there.getParent() != null && !Files.exists(there)) {
        there = there.getParent();
      }
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }
}
