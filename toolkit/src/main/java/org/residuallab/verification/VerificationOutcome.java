package org.residuallab.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.residuallab.run.Metrics;
import org.residuallab.run.MetricsFile;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** What the comparison of a run with its repetition finds, one subject after the other. */
final class VerificationOutcome {

  private final List<String> findings = new ArrayList<>();
  private boolean holds = true;

  boolean holds() {
    return holds;
  }

  List<String> findings() {
    return findings;
  }

  void add(boolean good, String finding) {
    holds &= good;
    findings.add(finding);
  }

  /**
   * The first rows with those of the repetition.
   *
   * @param tests whether both were tested after the same iterations: it changes no other figure
   */
  void compareBits(List<Metrics> stored, List<Metrics> now, boolean tests) {
    for (int i = 0; i < now.size(); i++) {
      String then = line(stored.get(i), tests ? stored.get(i) : now.get(i));
      String again = line(now.get(i), tests ? now.get(i) : stored.get(i));
      if (!then.equals(again)) {
        add(
            false,
            "metrics.csv differs from iteration %d on: %s stored, %s now"
                .formatted(i + 1, then, again));
        return;
      }
    }
    add(true, "metrics.csv: %,d of %,d rows equal".formatted(now.size(), stored.size()));
  }

  /** With those errors on images not trained on that the other row has too. */
  private static String line(Metrics row, Metrics other) {
    return MetricsFile.line(
        new Metrics(
            row.iteration(),
            row.epoch(),
            row.learningRate(),
            row.loss(),
            row.trainingError(),
            other.validationError().isPresent() ? row.validationError() : OptionalDouble.empty(),
            other.testError().isPresent() ? row.testError() : OptionalDouble.empty()));
  }

  /** What the record of a run states with its own curves, which are rounded to four digits. */
  void compareResults(StoredRun run) {
    ErrorComparison.ofCurves(run, this);
  }

  /**
   * Whether the repetition diverged where the run did.
   *
   * @param done iterations that were repeated
   * @param diverged whether it did in the last of them
   */
  void compareDivergence(StoredRun run, int done, boolean diverged) {
    boolean should = run.record().status() == Status.DIVERGED && done >= run.metrics().size();
    if (diverged || should) {
      add(
          diverged == should && done == run.metrics().size(),
          diverged
              ? "the repetition diverges at iteration %,d, the run %s"
                  .formatted(
                      done,
                      run.record().status() == Status.DIVERGED
                          ? "at %,d".formatted(run.metrics().size())
                          : "does not")
              : "the run diverged at iteration %,d, the repetition does not"
                  .formatted(run.metrics().size()));
    }
  }

  void compareParameters(String stored, String now) {
    boolean equal = stored.equals(now);
    add(
        equal,
        equal
            ? "parameters_sha256 equal: " + now
            : "parameters_sha256 differs: %s stored, %s now".formatted(stored, now));
  }

  /** Where no warm-up ends at an error, the schedule alone decides the rate. */
  void compareRates(List<Metrics> stored, List<Metrics> now) {
    for (int i = 0; i < now.size(); i++) {
      if (stored.get(i).learningRate() != now.get(i).learningRate()) {
        add(
            false,
            "learning rate of iteration %d: %s stored, %s now"
                .formatted(i + 1, stored.get(i).learningRate(), now.get(i).learningRate()));
        return;
      }
    }
  }

  void compareErrors(List<Metrics> stored, List<Metrics> now, int batch, int tested) {
    ErrorTolerance errors = ErrorTolerance.between(stored, now, batch, tested);
    errors
        .contradiction()
        .ifPresent(
            iteration ->
                add(
                    false,
                    "all losses up to iteration %d are equal, its errors are not: %s stored, %s now"
                        .formatted(
                            iteration,
                            MetricsFile.line(stored.get(iteration - 1)),
                            MetricsFile.line(now.get(iteration - 1)))));
    add(
        errors.trainingHolds(),
        String.format(
            Locale.ROOT,
            "mean training error of each tenth of the iterations: off by %.2f points at most, allowed %.1f",
            errors.training(),
            errors.trainingAllowed()));
    if (errors.measured() > 0) {
      add(
          errors.meanHolds(),
          String.format(
              Locale.ROOT,
              "mean of the %d errors measured on other images: off by %.2f points, allowed %.1f",
              errors.measured(),
              errors.mean(),
              errors.meanAllowed()));
    }
  }

  void compareCurves(List<Metrics> stored, List<Metrics> now) {
    LossTolerance measured = LossTolerance.between(stored, now);
    add(
        measured.startHolds(),
        String.format(
            Locale.ROOT,
            "loss of the first iteration: off by %.4f %%, allowed %.1f %%; of the next %d: %.4f %%, allowed %.0f %%",
            100 * measured.first(),
            100 * LossTolerance.FIRST_ALLOWED,
            LossTolerance.START - 1,
            100 * measured.start(),
            100 * LossTolerance.START_ALLOWED));
    add(
        measured.curveHolds(),
        String.format(
            Locale.ROOT,
            "mean loss of each tenth of the iterations: off by %.2f %% at most, allowed %.0f %%",
            100 * measured.curve(),
            100 * LossTolerance.CURVE_ALLOWED));
  }
}
