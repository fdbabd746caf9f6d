package org.residuallab.diagram;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The whole picture: bands, the networks' columns over them, a legend below. */
final class Sheet {

  private static final double MARGIN = 14;
  private static final double SIZES = 76;
  private static final double HEADER = 127;
  private static final Font SMALL = Pen.font(Font.PLAIN, 10);
  private static final Color GROUND = new Color(0xF6F6F4);

  private final List<Outline> outlines;
  private final Scale scale;
  private final Bands bands;
  private final Legend legend;

  Sheet(List<Outline> outlines) {
    this.outlines = outlines;
    this.scale = Scale.of(outlines);
    this.bands = new Bands(outlines, HEADER);
    this.legend = new Legend(outlines, scale, width() - 2 * MARGIN);
  }

  int width() {
    return (int) Math.ceil(2 * MARGIN + SIZES + outlines.size() * ColumnPainter.WIDTH);
  }

  int height() {
    return (int) Math.ceil(bands.bottom() + 10 + legend.height() + MARGIN);
  }

  void paint(Pen pen) {
    paintBands(pen);
    for (int i = 0; i < outlines.size(); i++) {
      double left = MARGIN + SIZES + i * ColumnPainter.WIDTH;
      new ColumnPainter(pen, outlines.get(i), bands, scale, left).paint();
    }
    legend.paint(pen, MARGIN + 4, bands.bottom() + 10);
  }

  private void paintBands(Pen pen) {
    double right = width() - MARGIN;
    pen.left("output size", MARGIN + 4, HEADER - 12, SMALL, Pen.PALE);
    boolean shaded = true;
    for (Bands.Band band : bands.all()) {
      if (shaded) {
        double height = band.bottom() - band.top();
        pen.fill(new Rectangle2D.Double(MARGIN, band.top(), right - MARGIN, height), GROUND);
      }
      shaded = !shaded;
      pen.line(MARGIN, band.top(), right, band.top(), Pen.DASHED, Pen.RULE);
      pen.left(band.size().toString(), MARGIN + 4, band.top() + 16, SMALL, Pen.INK);
    }
    pen.line(MARGIN, bands.bottom(), right, bands.bottom(), Pen.DASHED, Pen.RULE);
  }
}
