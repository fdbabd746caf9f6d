package org.residuallab.diagram;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.residuallab.files.AtomicFile;

/**
 * A picture, as points on a screen or as lines in a file.
 *
 * @param title what it shows, for those who cannot see it
 * @param width in pixels at scale 1
 * @param height in pixels at scale 1
 * @param painter draws it
 */
public record Drawing(String title, int width, int height, Consumer<Graphics2D> painter) {

  /** Beyond this, an image is drawn at half the resolution: 8,000 by 8,000 pixels. */
  private static final long LARGE = 64_000_000;

  /** Twice as fine as a screen, so that print stays sharp; very large drawings as a screen. */
  public BufferedImage image() {
    return image((long) width * height * 4 > LARGE ? 1 : 2);
  }

  /** The picture at so many pixels a unit of length, on white. */
  public BufferedImage image(double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    painter.accept(graphics);
    graphics.dispose();
    return image;
  }

  /** The picture as an SVG document. */
  public String svg() {
    return Svg.of(this);
  }

  /**
   * Writes the picture as its file's name says, {@code .svg} or {@code .png}.
   *
   * @throws IllegalArgumentException if the name ends otherwise
   * @throws IOException if the file cannot be written; an old one is then untouched
   */
  public void write(Path file) throws IOException {
    if (format(file).equals("svg")) {
      AtomicFile.writeString(file, svg());
    } else {
      AtomicFile.write(file, aside -> ImageIO.write(image(), "png", aside.toFile()));
    }
  }

  /**
   * The format that a file's name asks for, {@code svg} or {@code png}.
   *
   * @throws IllegalArgumentException if it asks for neither, or is a folder's
   */
  public static String format(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (Files.isDirectory(file) || !(name.endsWith(".svg") || name.endsWith(".png"))) {
      throw new IllegalArgumentException(
          "cannot draw to %s: the file's name must end in .svg or .png".formatted(file));
    }
    return name.substring(name.length() - 3);
  }
}
