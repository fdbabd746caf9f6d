package org.residuallab.diagram;

import java.util.List;
import org.residuallab.architecture.Shortcut;

/**
 * Boxes with one shortcut past them: a block, or a layer outside blocks.
 *
 * @param boxes in order
 * @param shortcut past all of them
 * @param grows whether the shortcut joins different shapes
 * @param times how often it stands there in a row; more than once in a folded picture
 */
record Unit(List<LayerBox> boxes, Shortcut shortcut, boolean grows, int times) {

  Unit {
    boxes = List.copyOf(boxes);
  }

  /** Whether it is drawn just like another, so that the two may be folded into one. */
  boolean looksLike(Unit other) {
    return boxes.equals(other.boxes) && shortcut == other.shortcut && grows == other.grows;
  }

  Unit times(int number) {
    return new Unit(boxes, shortcut, grows, number);
  }
}
