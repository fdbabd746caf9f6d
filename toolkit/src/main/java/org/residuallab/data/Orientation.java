package org.residuallab.data;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * How a camera was held: which corner of the stored picture is the upper left one, by its number in
 * EXIF (CIPA DC-008, table 6).
 */
enum Orientation {
  UPRIGHT(false),
  MIRRORED(false),
  UPSIDE_DOWN(false),
  UPSIDE_DOWN_MIRRORED(false),
  TRANSPOSED(true),
  TO_BE_TURNED_RIGHT(true),
  TRANSVERSE(true),
  TO_BE_TURNED_LEFT(true);

  private final boolean onItsSide;

  Orientation(boolean onItsSide) {
    this.onItsSide = onItsSide;
  }

  /** As the file says; upright where it says nothing that can be read. */
  static Orientation of(byte[] file) {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer number = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return number == null || number < 1 || number > values().length
          ? UPRIGHT
          : values()[number - 1];
    } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
      return UPRIGHT;
    }
  }

  /** Whether width and height change places. */
  boolean isOnItsSide() {
    return onItsSide;
  }

  /** Where in the stored picture, of that width and height, the pixel of the upright one stands. */
  int source(int x, int y, int width, int height) {
    int right = width - 1;
    int bottom = height - 1;
    return switch (this) {
      case UPRIGHT -> at(x, y, width);
      case MIRRORED -> at(right - x, y, width);
      case UPSIDE_DOWN -> at(right - x, bottom - y, width);
      case UPSIDE_DOWN_MIRRORED -> at(x, bottom - y, width);
      case TRANSPOSED -> at(y, x, width);
      case TO_BE_TURNED_RIGHT -> at(y, bottom - x, width);
      case TRANSVERSE -> at(right - y, bottom - x, width);
      case TO_BE_TURNED_LEFT -> at(right - y, x, width);
    };
  }

  private static int at(int x, int y, int width) {
    return y * width + x;
  }
}
