package org.residuallab.study;

import org.residuallab.run.StoredRun;

/**
 * Two runs, one of which should end with the higher training error, as the paper claims.
 *
 * <p>Errors are measured on a sample of images. A difference of less than two standard errors is
 * too small to tell, whatever the seeds may do to it.
 *
 * @param claim of the paper, in words
 * @param higher the run that should end higher, finished
 * @param lower the other one
 */
public record Comparison(String claim, StoredRun higher, StoredRun lower) {

  /** What two runs say of a claim. */
  public enum Outcome {
    AGREE("agree"),
    TOO_CLOSE("too close to tell"),
    DISAGREE("do not agree");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Of the training errors, in points. */
  public double difference() {
    return error(higher) - error(lower);
  }

  /** What the two say. */
  public Outcome outcome() {
    if (Math.abs(difference()) <= 2 * Math.hypot(standardError(higher), standardError(lower))) {
      return Outcome.TOO_CLOSE;
    }
    return difference() > 0 ? Outcome.AGREE : Outcome.DISAGREE;
  }

  private static double error(StoredRun run) {
    return run.record().results().trainingError();
  }

  // Of a share among so many images, in points: the last tenth of the mini-batches.
  private static double standardError(StoredRun run) {
    double share = error(run) / 100;
    double batches = Math.max(1, run.record().results().iterations() / 10);
    return 100 * Math.sqrt(share * (1 - share) / (batches * run.record().recipe().batchSize()));
  }
}
