package org.residuallab.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file was not read, in words that name it once. */
public final class ReadFault {

  private ReadFault() {}

  /**
   * {@code FILE cannot be read: Input/output error}.
   *
   * @param file that was read, or the folder in which it stands, where the failure names it
   */
  public static String of(Path file, IOException failure) {
    return "%s cannot be read: %s".formatted(named(file, failure), reason(failure));
  }

  private static Path named(Path file, IOException failure) {
    if (failure instanceof FileSystemException refusal && refusal.getFile() != null) {
      Path named = Path.of(refusal.getFile());
      return named.startsWith(file) ? named : file;
    }
    return file;
  }

  // The message of most of these begins with their file, or is no more than that.
  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "there is no permission for it";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there any more";
    }
    if (failure instanceof FileSystemLoopException) {
      return "links lead from it back to itself";
    }
    return failure instanceof FileSystemException refusal && refusal.getReason() != null
        ? refusal.getReason()
        : String.valueOf(failure.getMessage());
  }
}
