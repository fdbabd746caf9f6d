package org.residuallab.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts of one width beside and below each other, in one picture captioned with their titles. */
final class Panels {

  private Panels() {}

  static BufferedImage of(int columns, List<? extends Chart<?, ?>> charts) {
    int width = charts.get(0).getWidth();
    int height = charts.stream().mapToInt(Chart::getHeight).max().orElseThrow();
    int rows = (charts.size() + columns - 1) / columns;
    BufferedImage all =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
    for (int i = 0; i < charts.size(); i++) {
      graphics.drawImage(
          BitmapEncoder.getBufferedImage(charts.get(i)),
          i % columns * width,
          i / columns * height,
          null);
    }
    graphics.dispose();
    return Captioned.of(all, String.join("; ", charts.stream().map(Chart::getTitle).toList()));
  }
}
