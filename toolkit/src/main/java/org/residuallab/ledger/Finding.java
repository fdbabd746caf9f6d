package org.residuallab.ledger;

import java.util.List;

/**
 * What we have to say about a claim.
 *
 * @param status what it amounts to
 * @param value ours, or an empty text
 * @param basis what it rests on, or what is missing
 * @param runs names of the stored runs that it rests on
 */
public record Finding(Status status, String value, String basis, List<String> runs) {

  public Finding {
    runs = List.copyOf(runs);
  }

  /** One that rests on no run. */
  Finding(Status status, String value, String basis) {
    this(status, value, basis, List.of());
  }
}
