package org.residuallab.data;

/** What the markers of a JPEG file say (ITU-T T.81, annex B), without decoding it. */
final class JpegBytes {

  private static final int MARKER = 0xff;
  private static final int NO_MARKER = 0x00;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegBytes() {}

  static boolean isJpeg(byte[] bytes) {
    return bytes.length > 2 && unsigned(bytes, 0) == MARKER && unsigned(bytes, 1) == START_OF_IMAGE;
  }

  /**
   * Whether the image has its end. What lies behind it is not looked at: phones put films and
   * depths there. Nor is what lies in a segment of the head, as a preview with an end of its own.
   */
  static boolean reachTheEnd(byte[] bytes) {
    boolean inScans = false;
    int at = 0;
    while (at + 1 < bytes.length) {
      int kind = unsigned(bytes, at + 1);
      boolean marker = unsigned(bytes, at) == MARKER;
      if (marker && kind == END_OF_IMAGE) {
        return true;
      }
      if (!marker || inScans || standsAlone(kind)) {
        at++;
      } else if (at + 3 < bytes.length) {
        inScans = kind == START_OF_SCAN;
        at += 2 + (unsigned(bytes, at + 2) << Byte.SIZE) + unsigned(bytes, at + 3);
      } else {
        return false;
      }
    }
    return false;
  }

  /** No segment with a length of its own; in a scan, a byte that looks like a marker is one. */
  private static boolean standsAlone(int kind) {
    return kind == NO_MARKER || kind == MARKER || (kind >= FIRST_RESTART && kind <= START_OF_IMAGE);
  }

  private static int unsigned(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }
}
