package org.residuallab.verification;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.run.StoredTable;

/**
 * What the comparison of a probe's table with that of the repetition finds.
 *
 * @param outcome to which it is added
 */
record TableFindings(VerificationOutcome outcome) {

  /**
   * A probe's table, on the iterations that the stored one holds: all that were measured, or fewer
   * if it was thinned.
   *
   * @param now of the iterations that were repeated
   */
  void compare(StoredRun run, StoredTable now, boolean exact) throws IOException {
    StoredTable stored;
    try {
      stored = StoredTable.read(run.folder(), now.file());
    } catch (IllegalArgumentException missingOrDamaged) {
      outcome.add(false, missingOrDamaged.getMessage());
      return;
    }
    boolean finished = run.record().status() == Status.FINISHED;
    if (!stored.spans(finished ? run.metrics().size() : 1)) {
      outcome.add(
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
      outcome.add(
          false,
          "%s differs in its first line: %s stored, %s now"
              .formatted(now.file(), stored.header(), now.header()));
      return;
    }
    Optional<TableComparison.Difference> first =
        exact ? comparison.first() : comparison.firstOfLayers();
    if (first.isPresent()) {
      TableComparison.Difference at = first.get();
      outcome.add(
          false,
          "%s differs first at iteration %d, layer %s: %s stored, %s now"
              .formatted(now.file(), at.iteration(), at.layer(), at.left(), at.right()));
    } else if (exact) {
      List<Integer> shared = comparison.shared();
      outcome.add(
          true,
          "%s: every line equal at %,d of the %,d iterations it holds, up to %,d"
              .formatted(
                  now.file(), shared.size(), stored.rows().size(), shared.get(shared.size() - 1)));
    } else {
      comparison.distances().forEach(distance -> add(now.file(), distance));
    }
  }

  private void add(String file, TableComparison.Distance distance) {
    outcome.add(
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
