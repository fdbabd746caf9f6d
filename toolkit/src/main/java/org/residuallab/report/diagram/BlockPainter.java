package org.residuallab.report.diagram;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Shortcut;
import org.residuallab.architecture.Specimen;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.report.Palette;

/** Draws one block from its input down to its output, and a caption below. */
final class BlockPainter {

  /** Height of the caption. */
  static final double CAPTION = 84;

  private static final double TOP = 84;
  private static final double SHAPES = 92;
  private static final double BOX = 118;
  private static final double SIDE_BOX = 114;
  private static final double REACH = 26;
  private static final Font TITLE = Pen.font(Font.BOLD, 14);
  private static final Font LABEL = Pen.font(Font.PLAIN, 11);
  private static final Font SMALL = Pen.font(Font.PLAIN, 10);
  private static final Font SYMBOL = new Font(Font.SERIF, Font.ITALIC, 15);
  private static final Color SIDE = Palette.ORANGE;

  /** How one kind of layer is drawn. */
  private record Style(String label, double width, double height, Color color) {}

  private final Specimen specimen;
  private final List<Node> residual;
  private final List<Node> side;
  private final List<Node> behind;

  BlockPainter(Specimen specimen) {
    this.specimen = specimen;
    List<Node> nodes = specimen.nodes();
    int sum = nodes.size() - 1;
    this.side = nodes.stream().filter(BlockPainter::isSide).toList();
    this.residual =
        nodes.subList(0, sum).stream()
            .filter(node -> !isSide(node) && !(node.layer() instanceof Layer.Addition))
            .toList();
    this.behind = nodes.subList(sum, nodes.size());
  }

  double width() {
    double right =
        switch (specimen.shortcut()) {
          case NONE -> 30;
          case IDENTITY -> reach() + 70;
          default -> reach() + SIDE_BOX / 2 + 16;
        };
    return SHAPES + BOX + right;
  }

  /** From the boxes to the shortcut's line. */
  private double reach() {
    return side.isEmpty() ? REACH : 14 + SIDE_BOX / 2;
  }

  /** Where the output stands. */
  double foot() {
    double y = TOP;
    for (Node node : residual) {
      y += style(node).height() + gap(node);
    }
    return y + 76;
  }

  void paint(Pen pen, double left, double foot) {
    double x = left + SHAPES + BOX / 2;
    pen.centred(specimen.title(), x, 24, TITLE, Pen.INK);
    pen.centred("x", x, 50, SYMBOL, Pen.INK);
    shape(pen, x, 50, specimen.input());
    double y = TOP;
    double above = 59;
    for (Node node : residual) {
      Style style = style(node);
      pen.arrowDown(x, above, y);
      pen.box(
          x,
          y,
          style.width(),
          style.height(),
          StageColors.tint(style.color(), 0.35),
          style.color());
      pen.centred(style.label(), x, y + style.height() / 2, LABEL, Pen.INK);
      if (node.layer() instanceof Layer.Convolution) {
        shape(pen, x, y + style.height() / 2, node.output());
      }
      above = y + style.height();
      y = above + gap(node);
    }
    paintEnd(pen, x, above, foot);
    caption(pen, x, foot + 26);
  }

  private void paintEnd(Pen pen, double x, double above, double foot) {
    double plus = foot - 62;
    if (specimen.shortcut() == Shortcut.NONE) {
      pen.arrowDown(x, above, foot - 42);
    } else {
      pen.arrowDown(x, above, plus - 7);
      paintSide(pen, x, plus);
      pen.plus(x, plus, 7);
      pen.arrowDown(x, plus + 7, foot - 42);
    }
    Style relu = style(behind.get(0));
    pen.box(
        x,
        foot - 42,
        relu.width(),
        relu.height(),
        StageColors.tint(relu.color(), 0.35),
        relu.color());
    pen.centred(relu.label(), x, foot - 42 + relu.height() / 2, LABEL, Pen.INK);
    pen.arrowDown(x, foot - 42 + relu.height(), foot - 8);
    pen.centred("y", x, foot, SYMBOL, Pen.INK);
    shape(pen, x, foot, behind.get(0).output());
  }

  private void paintSide(Pen pen, double x, double plus) {
    double reach = x + BOX / 2 + reach();
    double branch = 70;
    boolean grows = !specimen.input().equals(behind.get(0).output());
    pen.around(x, branch, reach, plus, x + 12, grows ? Pen.DOTTED : Pen.LINE);
    pen.head(x + 8, plus, -1, 0);
    double middle = (branch + plus) / 2;
    if (side.isEmpty()) {
      pen.centred("x", reach + 12, middle - 8, SYMBOL, Pen.INK);
      pen.left("identity", reach + 6, middle + 8, SMALL, Pen.INK);
      return;
    }
    double y = middle - 4 - side.size() * 13.0;
    for (Node node : side) {
      Style style = style(node);
      pen.box(
          reach,
          y,
          style.width(),
          style.height(),
          StageColors.tint(style.color(), 0.35),
          style.color());
      pen.centred(style.label(), reach, y + style.height() / 2, LABEL, Pen.INK);
      y += style.height() + 6;
    }
  }

  private void caption(Pen pen, double x, double y) {
    int convolutions =
        (int) residual.stream().filter(n -> n.layer() instanceof Layer.Convolution).count();
    pen.centred(Formula.of(convolutions, specimen.shortcut()), x, y, SYMBOL, Pen.INK);
    NetworkCost costs = NetworkCost.of(specimen.network());
    long weights = 0;
    long multiplyAdds = 0;
    for (Node node : specimen.nodes()) {
      Cost cost = costs.layer(node.name());
      weights += cost.parameters().weights();
      multiplyAdds += cost.multiplyAdds();
    }
    pen.centred("%,d weights".formatted(weights), x, y + 22, SMALL, Pen.INK);
    pen.centred(Amount.of(multiplyAdds) + " multiply-adds", x, y + 37, SMALL, Pen.INK);
  }

  private static void shape(Pen pen, double x, double y, Shape shape) {
    String text = shape.toString().replace("x", " × ");
    pen.right(text, x - BOX / 2 - 8, y, SMALL, Pen.PALE);
  }

  private static double gap(Node node) {
    return node.layer() instanceof Layer.Convolution ? 7 : 13;
  }

  private static boolean isSide(Node node) {
    return node.place().role().onShortcut();
  }

  private static Style style(Node node) {
    double width = isSide(node) ? SIDE_BOX : BOX;
    Color color = isSide(node) ? SIDE : Palette.SKY;
    if (node.layer() instanceof Layer.Convolution conv) {
      String stride = conv.stride() == 1 ? "" : ", /" + conv.stride();
      return new Style(
          "%1$d×%1$d conv, %2$d%3$s".formatted(conv.kernel(), conv.filters(), stride),
          width,
          22,
          color);
    }
    if (node.layer() instanceof Layer.ZeroPadding padding) {
      return new Style(
          "zero-pad to " + padding.channels() + ", /" + padding.stride(), width, 22, color);
    }
    Color grey = new Color(0x9A9A9A);
    return node.layer() instanceof Layer.BatchNormalization
        ? new Style("batch norm", 84, 17, grey)
        : new Style("ReLU", 50, 17, Palette.GREEN);
  }
}
