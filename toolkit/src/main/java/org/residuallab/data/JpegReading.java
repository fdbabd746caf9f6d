package org.residuallab.data;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * A JPEG file as {@link ImageReader#read(int)} gives it, to the bit, but sooner.
 *
 * <p>The decoder below gives rows of red, green and blue. Java's own image has blue first, so that
 * each byte is moved alone; here a row is copied. And a reader makes the conversion from an
 * embedded profile (Adobe RGB, a camera's) anew for each picture; here it is kept.
 */
final class JpegReading {

  private static final int COLOURS = 3;

  private JpegReading() {}

  static BufferedImage read(ImageReader reader) throws IOException {
    ColorSpace own = colours(reader);
    if (own == null) {
      return reader.read(0);
    }
    ImageReadParam into = reader.getDefaultReadParam();
    // Of the file's own colour space, so that the reader leaves the colours alone.
    BufferedImage image = redFirst(reader.getWidth(0), reader.getHeight(0), own);
    into.setDestination(image);
    reader.read(0, into);
    return own.isCS_sRGB() ? image : toSrgb(image);
  }

  /** Of red, green and blue; null of any other kind of picture, or where the head is damaged. */
  private static ColorSpace colours(ImageReader reader) {
    try {
      ImageTypeSpecifier stored = reader.getRawImageType(0);
      ColorSpace own = stored == null ? null : stored.getColorModel().getColorSpace();
      return own != null && own.getType() == ColorSpace.TYPE_RGB && stored.getNumBands() == COLOURS
          ? own
          : null;
    } catch (IOException | RuntimeException damaged) {
      return null; // Reading it will say what is wrong.
    }
  }

  private static BufferedImage toSrgb(BufferedImage image) {
    ColorSpace srgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    BufferedImage converted = redFirst(image.getWidth(), image.getHeight(), srgb);
    KeptConversions.ofThisThread()
        .toSrgb(image.getColorModel().getColorSpace())
        .filter(image.getRaster(), converted.getRaster());
    return converted;
  }

  private static BufferedImage redFirst(int width, int height, ColorSpace colours) {
    return new BufferedImage(
        new ComponentColorModel(colours, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE),
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE,
            width,
            height,
            Math.multiplyExact(COLOURS, width),
            COLOURS,
            new int[] {0, 1, 2},
            null),
        false,
        null);
  }
}
