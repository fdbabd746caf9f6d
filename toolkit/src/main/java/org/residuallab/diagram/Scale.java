package org.residuallab.diagram;

import java.util.List;

/**
 * The scale that all networks of a picture share.
 *
 * @param layer multiply-adds of the costliest layer
 * @param network multiply-adds of the costliest network
 */
record Scale(long layer, long network) {

  static Scale of(List<Outline> outlines) {
    long layer = 1;
    long network = 1;
    for (Outline outline : outlines) {
      network = Math.max(network, outline.cost().total().multiplyAdds());
      for (Unit unit : outline.units()) {
        for (LayerBox box : unit.boxes()) {
          layer = Math.max(layer, box.multiplyAdds());
        }
      }
    }
    return new Scale(layer, network);
  }
}
