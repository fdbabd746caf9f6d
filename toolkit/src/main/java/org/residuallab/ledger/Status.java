package org.residuallab.ledger;

import java.util.Locale;

/**
 * What stands behind a claim here.
 *
 * <pre>{@code
 * var exact = Ledger.of(settings.results()).with(Status.EXACT);
 * System.out.println(exact.entries().size() + " claims are " + Status.EXACT.meaning());
 * }</pre>
 */
public enum Status {
  /** Computed from the records, and equal to what the paper prints. */
  EXACT("computed here, and equal"),
  /** Runs at a reduced budget come in the order that the paper claims, or show what it claims. */
  ORDER("runs at a smaller budget show the same"),
  /**
   * Too few seeds, no order beyond their spread, or another order than claimed at a budget too
   * small.
   */
  UNDECIDED("there are runs, but they leave it open"),
  /** Our own number, under the paper's protocol. */
  MEASURED("our number under the paper's protocol"),
  /** Our measurement of the paper's network, with weights that were trained elsewhere. */
  IMPORTED("measured here, with weights trained elsewhere"),
  /** Ours contradicts the paper's. */
  DIFFERS("ours contradicts the paper's"),
  /** It can be checked here, but the runs that it takes are not there. */
  MISSING("the evidence it takes is missing"),
  /** Taken from the paper; not attempted here. */
  QUOTED("taken from the paper, not attempted here");

  private final String meaning;

  Status(String meaning) {
    this.meaning = meaning;
  }

  /** One line that explains it. */
  public String meaning() {
    return meaning;
  }

  /** As tables and users write it: {@code exact}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
