package org.residuallab.ledger;

import java.util.Optional;

/** Something that can speak for or against claims: a computation, or results that were stored. */
@FunctionalInterface
public interface Evidence {

  /**
   * What it says of a claim.
   *
   * @param claim the claim
   * @param check how to tell
   * @return nothing if it knows nothing of such a check, or too little
   */
  Optional<Finding> on(Claim claim, Check check);
}
