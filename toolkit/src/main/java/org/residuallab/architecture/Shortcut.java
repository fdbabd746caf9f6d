package org.residuallab.architecture;

import java.util.Collection;

/** One block's shortcut, as drawn in the paper's Fig. 3. */
public enum Shortcut {
  /** A plain block. */
  NONE,
  /** The input itself: drawn solid. */
  IDENTITY,
  /** Strided input with channels of zeros added: drawn dotted. */
  ZERO_PADDED,
  /** A strided 1x1 convolution with its normalisation: drawn dotted. */
  PROJECTION;

  /** The way past the layers of one block. */
  public static Shortcut past(Collection<Node> block) {
    Shortcut found = NONE;
    for (Node node : block) {
      Role.Kind kind = node.place().role().kind();
      if (node.place().role().onShortcut() && kind == Role.Kind.CONVOLUTION) {
        return PROJECTION;
      }
      if (kind == Role.Kind.PADDING) {
        return ZERO_PADDED;
      }
      if (kind == Role.Kind.ADDITION) {
        found = IDENTITY;
      }
    }
    return found;
  }
}
