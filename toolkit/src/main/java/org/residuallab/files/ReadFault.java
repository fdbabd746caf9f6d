package org.residuallab.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file was not read, in words that name it once. */
public final class ReadFault {

  private ReadFault() {}

  /** {@code FILE cannot be read: Input/output error}. */
  public static String of(Path file, IOException failure) {
    return "%s cannot be read: %s".formatted(file, reason(failure));
  }

  // The message of most of these begins with their file, or is no more than that.
  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "there is no permission for it";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there any more";
    }
    return failure instanceof FileSystemException refusal
        ? String.valueOf(refusal.getReason())
        : String.valueOf(failure.getMessage());
  }
}
