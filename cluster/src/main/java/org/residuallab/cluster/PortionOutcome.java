package org.residuallab.cluster;

import java.io.Serializable;
import java.util.List;
import org.residuallab.evaluation.Portion;

/**
 * What became of a portion of an evaluation on a worker.
 *
 * @param measured the portion; none if it could not be
 * @param reason why not, in a line; empty if it could
 */
record PortionOutcome(List<Portion> measured, String reason) implements Serializable {

  static PortionOutcome of(Portion measured) {
    return new PortionOutcome(List.of(measured), "");
  }

  static PortionOutcome failed(String reason) {
    return new PortionOutcome(List.of(), reason);
  }

  /**
   * The portion.
   *
   * @throws IllegalArgumentException with the reason, if there is none
   */
  Portion orRefuse() {
    if (measured.isEmpty()) {
      throw new IllegalArgumentException(reason);
    }
    return measured.get(0);
  }
}
