package org.residuallab.diagram;

import java.awt.Font;
import java.util.List;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role.Kind;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Specimen;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.diagram.BlockPaths.Detour;

/** Draws one block from its input down to its output, and a caption below. */
final class BlockPainter {

  /** Height of the caption. */
  static final double CAPTION = 84;

  private static final double SHAPES = 92;
  private static final double REACH = 26;
  private static final Font TITLE = Pen.font(Font.BOLD, 14);
  private static final Font LABEL = Pen.font(Font.PLAIN, 11);
  private static final Font SMALL = Pen.font(Font.PLAIN, 10);
  private static final Font SYMBOL = new Font(Font.SERIF, Font.ITALIC, 15);

  private final Specimen specimen;
  private final List<Node> nodes;
  private final BlockPaths paths;
  private final BlockLayout layout;

  BlockPainter(Specimen specimen) {
    this.specimen = specimen;
    this.nodes = specimen.nodes();
    this.paths = BlockPaths.of(nodes);
    this.layout = new BlockLayout(paths);
  }

  double width() {
    double right = 30;
    for (int i = 0; i < paths.detours().size(); i++) {
      boolean identity = paths.detours().get(i).side().isEmpty();
      right = Math.max(right, reach(i) + (identity ? 70 : BoxStyle.SIDE / 2 + 16));
    }
    double formula = Pen.length(formula(), SYMBOL) / 2 + 8 - BoxStyle.WIDE / 2;
    return SHAPES + BoxStyle.WIDE + Math.max(right, formula);
  }

  /** From the boxes to a detour's line; those that run side by side stand apart. */
  private double reach(int index) {
    Detour detour = paths.detours().get(index);
    double reach = detour.side().isEmpty() ? REACH : 14 + BoxStyle.SIDE / 2;
    for (int i = 0; i < index; i++) {
      if (paths.detours().get(i).to() > detour.from()) {
        reach = Math.max(reach, reach(i) + BoxStyle.SIDE);
      }
    }
    return reach;
  }

  /** Least height at which the output can stand. */
  double foot() {
    return layout.foot();
  }

  void paint(Pen pen, double left, double foot) {
    double x = left + SHAPES + BoxStyle.WIDE / 2;
    pen.centred(specimen.title(), x, 24, TITLE, Pen.INK);
    pen.centred("x", x, BlockLayout.INPUT, SYMBOL, Pen.INK);
    shape(pen, x, BlockLayout.INPUT, specimen.input());
    double above = BlockLayout.INPUT + 9;
    for (int i = 0; i < paths.main().size(); i++) {
      Node node = paths.main().get(i);
      double top = layout.top(i, foot);
      pen.arrowDown(x, above, top);
      above = layout.bottom(i, foot);
      Kind kind = node.place().role().kind();
      if (kind == Kind.ADDITION) {
        pen.plus(x, top + BoxStyle.PLUS, BoxStyle.PLUS);
      } else {
        box(pen, node, x, top);
      }
      if (kind == Kind.CONVOLUTION) {
        shape(pen, x, (top + above) / 2, node.output());
      }
    }
    for (int i = 0; i < paths.detours().size(); i++) {
      paintDetour(pen, i, x, foot);
    }
    pen.arrowDown(x, above, foot - 8);
    pen.centred("y", x, foot, SYMBOL, Pen.INK);
    shape(pen, x, foot, nodes.get(nodes.size() - 1).output());
    caption(pen, x, foot + 26);
  }

  private void paintDetour(Pen pen, int index, double x, double foot) {
    Detour detour = paths.detours().get(index);
    double reach = x + BoxStyle.WIDE / 2 + reach(index);
    double branch = layout.branch(detour.from(), foot);
    double plus = layout.top(detour.to(), foot) + BoxStyle.PLUS;
    pen.around(x, branch, reach, plus, x + 12, grows(detour) ? Pen.DOTTED : Pen.LINE);
    pen.head(x + 8, plus, -1, 0);
    double middle = (branch + plus) / 2;
    if (detour.side().isEmpty()) {
      if (detour.from() == BlockPaths.INPUT) {
        pen.centred("x", reach + 12, middle - 8, SYMBOL, Pen.INK);
      }
      pen.left("identity", reach + 6, middle + 8, SMALL, Pen.INK);
      return;
    }
    double y = middle - 4 - detour.side().size() * 13.0;
    for (Node node : detour.side()) {
      box(pen, node, reach, y);
      y += BoxStyle.of(node).height() + 6;
    }
  }

  private boolean grows(Detour detour) {
    Shape from =
        detour.from() == BlockPaths.INPUT
            ? specimen.input()
            : paths.main().get(detour.from()).output();
    return !from.equals(paths.main().get(detour.to()).output());
  }

  private void caption(Pen pen, double x, double y) {
    pen.centred(formula(), x, y, SYMBOL, Pen.INK);
    NetworkCost costs = NetworkCost.of(specimen.network());
    long weights = 0;
    long multiplyAdds = 0;
    for (Node node : nodes) {
      Cost cost = costs.layer(node.name());
      weights += cost.parameters().weights();
      multiplyAdds += cost.multiplyAdds();
    }
    pen.centred("%,d weights".formatted(weights), x, y + 22, SMALL, Pen.INK);
    pen.centred(Amount.of(multiplyAdds) + " multiply-adds", x, y + 37, SMALL, Pen.INK);
  }

  private String formula() {
    return new Formula(nodes).text();
  }

  private static void box(Pen pen, Node node, double x, double top) {
    BoxStyle style = BoxStyle.of(node);
    pen.box(
        x,
        top,
        style.width(),
        style.height(),
        StageColors.tint(style.color(), 0.35),
        style.color());
    String label = node.layer().accept(new LayerLabel());
    pen.centred(label, x, top + style.height() / 2, LABEL, Pen.INK);
  }

  private static void shape(Pen pen, double x, double y, Shape shape) {
    String text = "%d × %d × %d".formatted(shape.channels(), shape.height(), shape.width());
    pen.right(text, x - BoxStyle.WIDE / 2 - 8, y, SMALL, Pen.PALE);
  }
}
