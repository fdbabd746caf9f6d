package org.residuallab.diagram;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.chart.Palette;

/** A colour for each stage of blocks, in order; grey for what stands before and behind them. */
final class StageColors {

  private static final List<Color> COLORS =
      List.of(
          Palette.SKY,
          Palette.ORANGE,
          Palette.GREEN,
          Palette.PURPLE,
          Palette.VERMILION,
          Palette.BLUE,
          Palette.YELLOW);
  private static final Color OUTSIDE = new Color(0x9A9A9A);

  private final List<String> stages = new ArrayList<>();

  StageColors(Network network) {
    for (Node node : network.nodes()) {
      String stage = node.place().stage();
      boolean outside = stage.equals(Architecture.STEM) || node.place().block() == 0;
      if (!outside && !stages.contains(stage)) {
        stages.add(stage);
      }
    }
  }

  /** The stage's full colour. */
  Color of(String stage) {
    int position = stages.indexOf(stage);
    return position < 0 ? OUTSIDE : COLORS.get(position % COLORS.size());
  }

  /** A colour mixed with white: 0 is white, 1 the colour itself. */
  static Color tint(Color color, double strength) {
    return new Color(
        mix(255, color.getRed(), strength),
        mix(255, color.getGreen(), strength),
        mix(255, color.getBlue(), strength));
  }

  /** A colour mixed with black: 1 is black. */
  static Color shade(Color color, double strength) {
    return new Color(
        mix(color.getRed(), 0, strength),
        mix(color.getGreen(), 0, strength),
        mix(color.getBlue(), 0, strength));
  }

  private static int mix(int from, int to, double strength) {
    return (int) Math.round(from + (to - from) * strength);
  }
}
