package org.residuallab.files;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** A file was not written because the disk is full. */
public final class DiskFullException extends IOException {

  private static final long serialVersionUID = 1;

  /** Where less is left beside the half-written file, that is why it stayed half-written. */
  private static final long ALMOST_NONE = 1 << 20;

  DiskFullException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether a full disk is why a writing failed.
   *
   * @param left bytes to be had while the half-written file was still there; systems say why in the
   *     user's language, so that their words alone tell nothing
   */
  static boolean explains(IOException failure, long left) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return left < ALMOST_NONE
        || Stream.of("no space left", "not enough space", "quota exceeded")
            .anyMatch(text::contains);
  }
}
