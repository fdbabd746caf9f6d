package org.residuallab.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** The few strokes of which all diagrams consist. */
final class Pen {

  static final Color INK = new Color(0x222222);
  static final Color PALE = new Color(0x767676);
  static final Color RULE = new Color(0xC8C8C8);

  static final BasicStroke THIN =
      new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  static final BasicStroke LINE =
      new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  static final BasicStroke DOTTED =
      new BasicStroke(
          1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, new float[] {0.1f, 3.6f}, 0);
  static final BasicStroke DASHED =
      new BasicStroke(
          0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {3, 3}, 0);

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
  private static final double CORNER = 3;

  private final Graphics2D graphics;

  Pen(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static Font font(int style, double size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
  }

  /** Advance of a text in pixels. */
  static double length(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
  }

  /** Text whose middle is at {@code x}; {@code y} is the middle of its small letters. */
  void centred(String text, double x, double y, Font font, Color color) {
    left(text, x - length(text, font) / 2, y, font, color);
  }

  /** Text that begins at {@code x}. */
  void left(String text, double x, double y, Font font, Color color) {
    graphics.setFont(font);
    graphics.setColor(color);
    graphics.drawString(text, (float) x, (float) (y + 0.36 * font.getSize2D()));
  }

  /** Text that ends at {@code x}. */
  void right(String text, double x, double y, Font font, Color color) {
    left(text, x - length(text, font), y, font, color);
  }

  void line(double x1, double y1, double x2, double y2, BasicStroke stroke, Color color) {
    draw(new Line2D.Double(x1, y1, x2, y2), stroke, color);
  }

  void draw(Shape shape, BasicStroke stroke, Color color) {
    graphics.setStroke(stroke);
    graphics.setColor(color);
    graphics.draw(shape);
  }

  void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  /** A box with rounded corners, centred at {@code x}, its upper edge at {@code y}. */
  void box(double x, double y, double width, double height, Color fill, Color edge) {
    Shape outline =
        new RoundRectangle2D.Double(x - width / 2, y, width, height, 2 * CORNER, 2 * CORNER);
    fill(outline, fill);
    draw(outline, THIN, edge);
  }

  /** A line downwards that ends in an arrow. */
  void arrowDown(double x, double from, double to) {
    line(x, from, x, to - 3, LINE, INK);
    head(x, to, 0, 1);
  }

  /** The head of an arrow whose tip is at a point, pointing along a unit vector. */
  void head(double x, double y, double dx, double dy) {
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - 4.6 * dx - 2.4 * dy, y - 4.6 * dy - 2.4 * dx);
    head.lineTo(x - 4.6 * dx + 2.4 * dy, y - 4.6 * dy + 2.4 * dx);
    head.closePath();
    fill(head, INK);
  }

  /** The sum of a residual and its shortcut. */
  void plus(double x, double y, double radius) {
    Shape circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    fill(circle, Color.WHITE);
    draw(circle, THIN, INK);
    line(x - radius, y, x + radius, y, THIN, INK);
    line(x, y - radius, x, y + radius, THIN, INK);
  }

  /** From a point to the right, around, and back to the left: a shortcut past some boxes. */
  void around(double x, double from, double reach, double to, double end, BasicStroke stroke) {
    double bend = Math.min(6, (to - from) / 2);
    Path2D path = new Path2D.Double();
    path.moveTo(x, from);
    path.lineTo(reach - bend, from);
    path.quadTo(reach, from, reach, from + bend);
    path.lineTo(reach, to - bend);
    path.quadTo(reach, to, reach - bend, to);
    path.lineTo(end, to);
    draw(path, stroke, INK);
  }
}
