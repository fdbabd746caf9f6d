package org.residuallab.cluster;

import java.io.Serializable;
import java.util.List;
import org.residuallab.cluster.store.StateName;

/**
 * What became of a run on a worker.
 *
 * @param done whether it came to its outcome
 * @param reason why not, in a line; empty if it did
 * @param notices what the worker had to say meanwhile, a line each
 * @param kept as what it stands in the store; none where it is not done, or there is no store
 */
record CellOutcome(boolean done, String reason, String notices, List<StateName> kept)
    implements Serializable {

  static CellOutcome done(List<StateName> kept, String notices) {
    return new CellOutcome(true, "", notices, kept);
  }

  static CellOutcome failed(String reason, String notices) {
    return new CellOutcome(false, reason, notices, List.of());
  }
}
