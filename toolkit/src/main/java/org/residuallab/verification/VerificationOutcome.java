package org.residuallab.verification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residuallab.run.Metrics;
import org.residuallab.run.MetricsFile;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.run.StoredTable;

/** What the comparison of a run with its repetition finds, one subject after the other. */
public final class VerificationOutcome {

  private final List<String> findings = new ArrayList<>();
  private boolean holds = true;

  boolean holds() {
    return holds;
  }

  public List<String> findings() {
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
      boolean both = isTested(stored.get(i)) && isTested(now.get(i));
      String then = line(stored.get(i), both || tests);
      String again = line(now.get(i), both || tests);
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

  private static boolean isTested(Metrics row) {
    return row.testError().isPresent() && row.validationError().isEmpty();
  }

  private static String line(Metrics row, boolean tested) {
    return MetricsFile.line(tested ? row : row.untested());
  }

  /** What the record of a run states with its own curves, which are rounded to four digits. */
  public void compareResults(StoredRun run) {
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

  /**
   * A probe's table, on the iterations that the stored one holds: all that were measured, or fewer
   * if it was thinned.
   *
   * @param now of the iterations that were repeated
   */
  void compareTable(StoredRun run, StoredTable now, boolean exact) throws IOException {
    StoredTable stored;
    try {
      stored = StoredTable.read(run.folder(), now.file());
    } catch (IllegalArgumentException missingOrDamaged) {
      add(false, missingOrDamaged.getMessage());
      return;
    }
    boolean finished = run.record().status() == Status.FINISHED;
    if (!stored.spans(finished ? run.metrics().size() : 1)) {
      add(
          false,
          "%s holds iterations %d to %d of %d: lines are missing"
              .formatted(
                  now.file(),
                  stored.rows().firstKey(),
                  stored.rows().lastKey(),
                  run.metrics().size()));
      return;
    }
    TableComparison comparison = new TableComparison(stored, now);
    if (!stored.header().equals(now.header())) {
      add(
          false,
          "%s differs in its first line: %s stored, %s now"
              .formatted(now.file(), stored.header(), now.header()));
      return;
    }
    Optional<TableComparison.Difference> first =
        exact ? comparison.first() : comparison.firstOfLayers();
    if (first.isPresent()) {
      TableComparison.Difference at = first.get();
      add(
          false,
          "%s differs first at iteration %d, layer %s: %s stored, %s now"
              .formatted(now.file(), at.iteration(), at.layer(), at.left(), at.right()));
    } else if (exact) {
      List<Integer> shared = comparison.shared();
      add(
          true,
          "%s: every line equal at %,d of the %,d iterations it holds, up to %,d"
              .formatted(
                  now.file(), shared.size(), stored.rows().size(), shared.get(shared.size() - 1)));
    } else {
      comparison.distances().forEach(distance -> add(now.file(), distance));
    }
  }

  private void add(String file, TableComparison.Distance distance) {
    add(
        distance.holds(),
        String.format(
            Locale.ROOT,
            "%s, %s: means of each tenth of its iterations off by a factor of %.3f at most, allowed %.1f",
            file,
            distance.column(),
            distance.factor(),
            distance.allowed()));
  }
}
