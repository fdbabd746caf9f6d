package org.residuallab.diagram;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Map;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Shortcut;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.cost.Cost;
import org.residuallab.diagram.LayerBox.Size;

/** Draws one network from the top down. */
final class ColumnPainter {

  /** Width of a column: a bracket for folded blocks, the boxes, the shortcuts. */
  static final double WIDTH = 224;

  private static final double BOX = 132;
  private static final double HEIGHT = 16;
  private static final double BLOCK_GAP = 15;
  private static final double REACH = 15;
  private static final Font LABEL = Pen.font(Font.PLAIN, 10.5);
  private static final Font NAME = Pen.font(Font.BOLD, 15);
  private static final Font SMALL = Pen.font(Font.PLAIN, 10);
  private static final Font BOLD = Pen.font(Font.BOLD, 10.5);

  private final Pen pen;
  private final Outline outline;
  private final Bands bands;
  private final Scale scale;
  private final StageColors colors;
  private final double x;
  private final Map<Size, Double> next = new HashMap<>();
  private double above;

  ColumnPainter(Pen pen, Outline outline, Bands bands, Scale scale, double left) {
    this.pen = pen;
    this.outline = outline;
    this.bands = bands;
    this.scale = scale;
    this.colors = new StageColors(outline.network());
    this.x = left + 42 + BOX / 2;
  }

  void paint() {
    paintHeader();
    for (Unit unit : outline.units()) {
      int rows = unit.boxes().size();
      // One layer takes one row on average, however its block is spaced.
      double inner = rows == 1 ? 0 : ((Bands.ROW - HEIGHT) * rows - BLOCK_GAP) / (rows - 1);
      double outer = rows == 1 ? Bands.ROW - HEIGHT : BLOCK_GAP;
      double top = Double.NaN;
      for (int i = 0; i < rows; i++) {
        LayerBox box = unit.boxes().get(i);
        double y = place(box.size(), i == rows - 1 ? outer : inner);
        connect(y);
        paintBox(box, y);
        top = i == 0 ? y : top;
        above = y + HEIGHT;
      }
      if (unit.shortcut() != Shortcut.NONE) {
        paintShortcut(unit, top - 4.5, above + 5.5);
      }
      if (unit.times() > 1) {
        paintRepeat(unit, top, above);
      }
    }
  }

  private double place(Size size, double gap) {
    double y = next.computeIfAbsent(size, band -> bands.top(band) + 8);
    next.put(size, y + HEIGHT + gap);
    return y;
  }

  private void connect(double y) {
    if (y - above > 11) {
      pen.arrowDown(x, above, y);
    } else {
      pen.line(x, above, x, y, Pen.LINE, Pen.INK);
    }
  }

  private void paintBox(LayerBox box, double y) {
    Color color = colors.of(box.stage());
    boolean computes = box.multiplyAdds() > 0;
    pen.box(x, y, BOX, HEIGHT, computes ? StageColors.tint(color, 0.22) : Color.WHITE, color);
    double share = (BOX - 2) * box.multiplyAdds() / scale.layer();
    pen.fill(
        new Rectangle2D.Double(x - BOX / 2 + 1, y + 1, share, HEIGHT - 2),
        StageColors.tint(color, 0.62));
    pen.centred(box.label(), x, y + HEIGHT / 2, LABEL, Pen.INK);
  }

  private void paintShortcut(Unit unit, double from, double to) {
    double reach = x + BOX / 2 + REACH;
    pen.around(x, from, reach, to, x + 7, unit.grows() ? Pen.DOTTED : Pen.LINE);
    pen.plus(x, to, 3.8);
    pen.head(x + 4.3, to, -1, 0);
    if (unit.shortcut() == Shortcut.PROJECTION) {
      Color color = colors.of(unit.boxes().get(0).stage());
      double middle = (from + to) / 2;
      pen.box(reach, middle - 6.5, 25, 13, StageColors.tint(color, 0.22), color);
      pen.centred("1×1", reach, middle, SMALL, Pen.INK);
    }
  }

  private void paintRepeat(Unit unit, double top, double bottom) {
    double bracket = x - BOX / 2 - 7;
    pen.line(bracket, top, bracket, bottom, Pen.LINE, Pen.INK);
    pen.line(bracket, top, bracket + 4, top, Pen.LINE, Pen.INK);
    pen.line(bracket, bottom, bracket + 4, bottom, Pen.LINE, Pen.INK);
    pen.right("× " + unit.times(), bracket - 4, (top + bottom) / 2, BOLD, Pen.INK);
  }

  private void paintHeader() {
    Cost total = outline.cost().total();
    pen.centred(Networks.title(outline.network().name()), x, 24, NAME, Pen.INK);
    if (outline.option() != ShortcutOption.NONE) {
      pen.centred("shortcut option " + outline.option(), x, 42, SMALL, Pen.PALE);
    }
    pen.centred(Amount.of(total.multiplyAdds()) + " multiply-adds", x, 57, SMALL, Pen.INK);
    pen.centred(Amount.of(total.parameterCount()) + " parameters", x, 71, SMALL, Pen.INK);
    double left = x - BOX / 2;
    for (Cost stage : outline.cost().stages()) {
      double width = BOX * stage.multiplyAdds() / scale.network();
      pen.fill(new Rectangle2D.Double(left, 81, width, 7), colors.of(stage.name()));
      left += width;
    }
    pen.draw(new Rectangle2D.Double(x - BOX / 2, 81, BOX, 7), Pen.THIN, Pen.RULE);
    Shape image = outline.network().input();
    pen.centred("image, " + image.height() + " × " + image.width(), x, 106, SMALL, Pen.INK);
    above = 113;
  }
}
