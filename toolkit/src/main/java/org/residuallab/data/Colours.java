package org.residuallab.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.WritableRaster;

/** Red, green and blue of Java's images, whatever they hold. */
final class Colours {

  private Colours() {}

  private static BufferedImage inColour(BufferedImage image) {
    BufferedImage colour =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = colour.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.drawImage(isGrey(image) ? greyAsItIs(image) : image, 0, 0, null);
    graphics.dispose();
    return colour;
  }

  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** Java takes grey for linear light and would brighten it; files hold it as they hold colours. */
  private static BufferedImage greyAsItIs(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    WritableRaster raster = image.getRaster();
    int[] bits = image.getColorModel().getComponentSize();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = eightBits(raster.getSample(x, y, 0), bits[0]);
        int alpha = bits.length > 1 ? eightBits(raster.getSample(x, y, 1), bits[1]) : 0xff;
        seen.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
      }
    }
    return seen;
  }

  private static int eightBits(int sample, int bits) {
    return bits > 8 ? sample >>> (bits - 8) : sample * 0xff / ((1 << bits) - 1);
  }

  /** Of an image of whatever kind: unsigned bytes, {@code [3, H, W]}. */
  static byte[] planes(BufferedImage image) {
    return image.getRaster().getSampleModel() instanceof PixelInterleavedSampleModel layout
            && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
            && isInBytes(image)
        ? copied(image.getRaster(), layout, bytes)
        : drawn(image);
  }

  /** Grey, or red, green and blue, of eight bits each: what photos are decoded into. */
  private static boolean isInBytes(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && !model.hasAlpha()
        && model.getComponentSize(0) == Byte.SIZE
        && (isGrey(image) || model.getColorSpace().isCS_sRGB());
  }

  /** What {@link #drawn} makes of them. */
  private static byte[] copied(
      WritableRaster raster, PixelInterleavedSampleModel layout, DataBufferByte bytes) {
    int width = raster.getWidth();
    int plane = width * raster.getHeight();
    byte[] from = bytes.getData();
    byte[] pixels = new byte[Math.multiplyExact(3, plane)];
    int step = layout.getPixelStride();
    int left = -raster.getSampleModelTranslateX();
    int top = -raster.getSampleModelTranslateY();
    int last = raster.getNumBands() - 1;
    for (int y = 0; y < raster.getHeight(); y++) {
      int red = bytes.getOffset() + layout.getOffset(left, top + y, 0);
      int green = bytes.getOffset() + layout.getOffset(left, top + y, Math.min(1, last));
      int blue = bytes.getOffset() + layout.getOffset(left, top + y, last);
      int to = y * width;
      for (int x = 0; x < width; x++) {
        pixels[to + x] = from[red + x * step];
        pixels[plane + to + x] = from[green + x * step];
        pixels[2 * plane + to + x] = from[blue + x * step];
      }
    }
    return pixels;
  }

  private static byte[] drawn(BufferedImage image) {
    BufferedImage colour = inColour(image);
    int width = colour.getWidth();
    int plane = width * colour.getHeight();
    byte[] pixels = new byte[Math.multiplyExact(3, plane)];
    int[] row = new int[width];
    for (int y = 0; y < colour.getHeight(); y++) {
      colour.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) (row[x] >> 16);
        pixels[plane + y * width + x] = (byte) (row[x] >> 8);
        pixels[2 * plane + y * width + x] = (byte) row[x];
      }
    }
    return pixels;
  }
}
