package org.residuallab.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.run.RunClaim;
import org.residuallab.study.CellWork;

/**
 * The runs that this process has made on a cluster, so that no second process has them made as
 * well. Whoever trains one has its lock, but a run that waits for a machine is in nobody's hands.
 */
final class RunClaims implements AutoCloseable {

  private final List<RunClaim> claims = new ArrayList<>();

  /**
   * Claims a run.
   *
   * @throws IllegalArgumentException naming the process that has claimed it
   * @throws IOException if that cannot be written down
   */
  void take(CellWork work) throws IOException {
    claims.add(work.claim());
  }

  @Override
  public void close() throws IOException {
    for (RunClaim claim : claims) {
      claim.close();
    }
  }
}
