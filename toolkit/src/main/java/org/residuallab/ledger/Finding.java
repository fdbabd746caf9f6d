package org.residuallab.ledger;

import java.util.List;
import java.util.Optional;
import org.residuallab.run.Origin;

/**
 * What we have to say about a claim.
 *
 * @param status what it amounts to
 * @param value ours, or an empty text
 * @param basis what it rests on, or what is missing
 * @param runs names of the stored runs that it rests on
 * @param weights trained elsewhere, on which it rests
 * @param beside what the other kind of evidence says, if there is any: of runs and of imported
 *     weights the one that says more comes first
 */
public record Finding(
    Status status,
    String value,
    String basis,
    List<String> runs,
    List<Origin.Imported> weights,
    Optional<Finding> beside) {

  public Finding {
    runs = List.copyOf(runs);
    weights = List.copyOf(weights);
  }

  /** One that rests on neither run nor weights. */
  Finding(Status status, String value, String basis) {
    this(status, value, basis, List.of());
  }

  /** One that rests on runs alone. */
  public Finding(Status status, String value, String basis, List<String> runs) {
    this(status, value, basis, runs, List.of());
  }

  Finding(
      Status status, String value, String basis, List<String> runs, List<Origin.Imported> weights) {
    this(status, value, basis, runs, weights, Optional.empty());
  }

  /**
   * This one, of runs, and one of imported weights: first what runs say under the paper's protocol,
   * then a number or an order of imported weights, then what runs say at a smaller budget.
   */
  Finding and(Finding imported) {
    boolean importedFirst =
        switch (status) {
          case EXACT, MEASURED, DIFFERS -> false;
          case MISSING, QUOTED -> true;
          case ORDER, UNDECIDED, IMPORTED -> imported.status == Status.IMPORTED;
        };
    return importedFirst ? imported.before(this) : before(imported);
  }

  private Finding before(Finding other) {
    return new Finding(status, value, basis, runs, weights, Optional.of(other));
  }
}
