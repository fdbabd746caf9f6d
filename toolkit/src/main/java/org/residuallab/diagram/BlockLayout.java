package org.residuallab.diagram;

import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role.Kind;

/** Where the layers of a block's main way stand, from its input down. */
final class BlockLayout {

  /** Where the input stands. */
  static final double INPUT = 50;

  private static final double TOP = 84;
  private static final double END = 17;

  private final BlockPaths paths;
  private final double[] tops;

  BlockLayout(BlockPaths paths) {
    this.paths = paths;
    this.tops = new double[paths.main().size() + 1];
    double y = TOP;
    for (int i = 0; i < paths.main().size(); i++) {
      y += i > 0 && kind(i) == Kind.ADDITION ? 7 : 0;
      tops[i] = y;
      y += BoxStyle.of(paths.main().get(i)).height() + gap(i);
    }
    tops[tops.length - 1] = y;
  }

  /** Upper edge of a layer, where the output stands at that height. */
  double top(int position, double foot) {
    return tops[position] + (position >= paths.foot() ? foot - foot() : 0);
  }

  double bottom(int position, double foot) {
    return top(position, foot) + BoxStyle.of(paths.main().get(position)).height();
  }

  /** Where a detour leaves the main way. */
  double branch(int from, double foot) {
    return from == BlockPaths.INPUT ? 70 : bottom(from, foot) + 8;
  }

  /** Least height at which the output can stand. */
  double foot() {
    return tops[tops.length - 1] - gap(paths.main().size() - 1) + END + 8;
  }

  private double gap(int position) {
    if (paths.branchesBehind(position)) {
      return 20;
    }
    return kind(position) == Kind.CONVOLUTION ? 7 : 13;
  }

  private Kind kind(int position) {
    Node node = paths.main().get(position);
    return node.place().role().kind();
  }
}
