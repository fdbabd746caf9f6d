package org.residuallab.files;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A file was not written because the disk is full. */
public final class DiskFullException extends IOException {

  private static final long serialVersionUID = 1;

  /** Where less is left beside the half-written file, that is why it stayed half-written. */
  private static final long ALMOST_NONE = 1 << 20;

  /**
   * Of the GNU C library in the languages it has. That of a quota counts: where a user may write no
   * more, there is room left on the disk.
   */
  private static final List<String> WORDS =
      List.of(
          "no space left",
          "not enough space",
          "quot",
          "cuota",
          "cota de disco",
          "квот",
          "ディスク使用量制限",
          "配额",
          "限额",
          "한도");

  DiskFullException(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * Whether a full disk is why a writing failed.
   *
   * @param reason the system's, without the file's name, which may hold any word
   * @param left bytes to be had while the half-written file was still there; systems say why in the
   *     user's language, so that their words alone tell nothing
   */
  static boolean explains(String reason, long left) {
    String text = String.valueOf(reason).toLowerCase(Locale.ROOT);
    return left < ALMOST_NONE || WORDS.stream().anyMatch(text::contains);
  }
}
