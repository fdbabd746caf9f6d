package org.residuallab.data;

/** What the markers of a JPEG file say (ITU-T T.81, annex B), without decoding it. */
final class JpegBytes {

  private static final int MARKER = 0xff;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegBytes() {}

  static boolean isJpeg(byte[] bytes) {
    return bytes.length > 2 && isMarker(bytes, 0, START_OF_IMAGE);
  }

  /**
   * Whether an end of the image follows the last scan. In a scan, a byte that looks like a marker
   * is marked as none; a preview in the head has its own end before the first scan.
   */
  static boolean reachTheEnd(byte[] bytes) {
    for (int i = bytes.length - 2; i >= 0; i--) {
      if (isMarker(bytes, i, END_OF_IMAGE)) {
        return true;
      }
      if (isMarker(bytes, i, START_OF_SCAN)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isMarker(byte[] bytes, int at, int kind) {
    return (bytes[at] & 0xff) == MARKER && (bytes[at + 1] & 0xff) == kind;
  }
}
