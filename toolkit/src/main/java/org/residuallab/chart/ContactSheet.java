package org.residuallab.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.residuallab.data.ImageSet;
import org.residuallab.data.Picture;

/**
 * The first images of each class, a row a class: what the networks look at.
 *
 * <pre>{@code
 * var sheet = ContactSheet.of(settings.images().train(), 8);
 * }</pre>
 */
public final class ContactSheet {

  private static final int SCALE = 2;

  /** Of a picture's side on the sheet, in pixels, and of the classes that it shows. */
  private static final int LARGEST = 128;

  private static final int ROWS = 20;
  private static final int GAP = 4;
  private static final int LABEL = 130;

  private ContactSheet() {}

  /**
   * Draws the sheet, twice as large as small images, of the first twenty classes.
   *
   * @param images the set
   * @param columns images of each class
   */
  public static BufferedImage of(ImageSet images, int columns) {
    int side = Math.min(images.shape().width() * SCALE, LARGEST);
    int rows = Math.min(images.classNames().size(), ROWS);
    BufferedImage sheet =
        new BufferedImage(
            LABEL + columns * (side + GAP), rows * (side + GAP), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    int[] found = new int[rows];
    for (int row = 0; row < rows; row++) {
      graphics.drawString(images.classNames().get(row), 6, row * (side + GAP) + side / 2 + 5);
    }
    for (int i = 0; i < images.size(); i++) {
      int row = images.label(i);
      if (row < rows && found[row] < columns) {
        int x = LABEL + found[row]++ * (side + GAP);
        graphics.drawImage(Picture.of(images, i).image(), x, row * (side + GAP), side, side, null);
      }
    }
    graphics.dispose();
    int others = images.classNames().size() - rows;
    return Captioned.of(
        sheet,
        "images of "
            + String.join(", ", images.classNames().subList(0, rows))
            + (others == 0 ? "" : " and %d more classes, which are not shown".formatted(others)));
  }
}
