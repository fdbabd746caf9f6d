package org.residuallab.diagram;

import java.awt.Color;
import org.residuallab.architecture.Node;
import org.residuallab.chart.Palette;

/** How a layer's box is drawn. */
record BoxStyle(double width, double height, Color color) {

  /** Width of the boxes of convolutions on the main way. */
  static final double WIDE = 118;

  /** And on the way past them. */
  static final double SIDE = 114;

  private static final double HIGH = 22;
  private static final double LOW = 17;
  private static final Color GREY = new Color(0x9A9A9A);

  static BoxStyle of(Node node) {
    boolean side = node.place().role().onShortcut();
    double width = side ? SIDE : WIDE;
    return switch (node.place().role().kind()) {
      case CONVOLUTION, PADDING, FULLY_CONNECTED ->
          new BoxStyle(width, HIGH, side ? Palette.ORANGE : Palette.SKY);
      case POOLING -> new BoxStyle(width, LOW, GREY);
      case NORMALIZATION, DROPOUT -> new BoxStyle(84, LOW, GREY);
      case ACTIVATION -> new BoxStyle(50, LOW, Palette.GREEN);
      case ADDITION -> new BoxStyle(2 * PLUS, 2 * PLUS, Pen.INK);
    };
  }

  /** Radius of a sum. */
  static final double PLUS = 7;
}
