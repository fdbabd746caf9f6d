package org.residuallab.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.residuallab.architecture.Shortcut;

/** Says what lines and fillings mean; as many lines as the picture's width asks for. */
final class Legend {

  private static final Font SMALL = Pen.font(Font.PLAIN, 10);
  private static final Color FILLED = new Color(0xC4C4C4);
  private static final double LINE = 17;
  private static final double SYMBOL = 28;
  private static final double GAP = 22;

  /** Draws a symbol {@link #SYMBOL} wide at a place. */
  private interface Symbol {
    void draw(Pen pen, double x, double y);
  }

  private record Entry(Symbol symbol, String text) {
    double width() {
      return SYMBOL + 6 + Pen.length(text, SMALL);
    }
  }

  private final List<List<Entry>> lines = new ArrayList<>();

  Legend(List<Outline> outlines, Scale scale, double width) {
    double used = width + 1;
    for (Entry entry : entries(outlines, scale)) {
      if (used + GAP + entry.width() > width) {
        lines.add(new ArrayList<>());
        used = -GAP;
      }
      lines.get(lines.size() - 1).add(entry);
      used += GAP + entry.width();
    }
  }

  double height() {
    return lines.size() * LINE;
  }

  void paint(Pen pen, double left, double top) {
    double y = top + LINE / 2;
    for (List<Entry> line : lines) {
      double x = left;
      for (Entry entry : line) {
        entry.symbol().draw(pen, x, y);
        pen.left(entry.text(), x + SYMBOL + 6, y, SMALL, Pen.INK);
        x += entry.width() + GAP;
      }
      y += LINE;
    }
  }

  private static List<Entry> entries(List<Outline> outlines, Scale scale) {
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new Entry(
            (pen, x, y) -> gauge(pen, x, y, 10),
            "multiply-adds of a layer; full: " + Amount.of(scale.layer())));
    entries.add(
        new Entry(
            (pen, x, y) -> gauge(pen, x, y, 6),
            "of the network; full: " + Amount.of(scale.network())));
    if (any(outlines, unit -> unit.shortcut() == Shortcut.IDENTITY)) {
      entries.add(new Entry(line(Pen.LINE), "identity shortcut"));
    }
    boolean padded = any(outlines, unit -> unit.shortcut() == Shortcut.ZERO_PADDED);
    boolean projected = any(outlines, unit -> unit.shortcut() == Shortcut.PROJECTION);
    if (padded || projected) {
      String how = projected ? "; with zero-padding where no box is" : ", with zero-padding";
      entries.add(
          new Entry(line(Pen.DOTTED), "shortcut where dimensions grow" + (padded ? how : "")));
    }
    if (projected) {
      entries.add(new Entry(Legend::projection, "projection, a 1×1 convolution"));
    }
    if (any(outlines, unit -> unit.times() > 1)) {
      entries.add(
          new Entry(
              (pen, x, y) -> pen.left("× 7", x + 4, y, SMALL, Pen.INK),
              "seven equal blocks, one after the other"));
    }
    return entries;
  }

  private static boolean any(List<Outline> outlines, Predicate<Unit> property) {
    return outlines.stream().flatMap(outline -> outline.units().stream()).anyMatch(property);
  }

  private static Symbol line(BasicStroke stroke) {
    return (pen, x, y) -> pen.line(x, y, x + SYMBOL, y, stroke, Pen.INK);
  }

  private static void gauge(Pen pen, double x, double y, double height) {
    pen.fill(new Rectangle2D.Double(x, y - height / 2, SYMBOL / 2, height), FILLED);
    pen.draw(new Rectangle2D.Double(x, y - height / 2, SYMBOL, height), Pen.THIN, Pen.PALE);
  }

  private static void projection(Pen pen, double x, double y) {
    pen.box(x + SYMBOL / 2, y - 6.5, 25, 13, Color.WHITE, Pen.PALE);
    pen.centred("1×1", x + SYMBOL / 2, y, SMALL, Pen.INK);
  }
}
