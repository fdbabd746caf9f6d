package org.residuallab.verification;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.data.Dataset;
import org.residuallab.engine.Engine;
import org.residuallab.run.Build;
import org.residuallab.run.Metrics;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunHistory.Stretch;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.run.StoredTable;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;
import org.residuallab.training.TrainingLoop;
import org.residuallab.training.TrainingOptions;

/**
 * A stored run made again and compared. From the same commit, on the same compute path, instruction
 * set and number of threads every figure must be the same. Elsewhere sums may be taken in another
 * order; rounding then differs in the last bits, and training magnifies that. There {@link
 * LossTolerance} and {@link ErrorTolerance} decide, and so they do over iterations that the run
 * itself made under changing conditions.
 *
 * @param iterations mini-batches that were repeated
 * @param exact whether the same bits were demanded
 * @param holds whether the run was confirmed
 * @param findings what was compared with what outcome, a sentence each
 */
public record Verification(int iterations, boolean exact, boolean holds, List<String> findings) {

  public Verification {
    findings = List.copyOf(findings);
  }

  /**
   * Repeats a run, or its first iterations, without storing anything.
   *
   * @param run with at least one iteration
   * @param images those it was trained on
   * @param limit how many iterations at most
   * @param options on what engine, and with the probes that the run had
   * @param progress hears how many iterations are done
   * @throws IllegalArgumentException if the images are others, if the run has no iteration to
   *     compare, if its network cannot be rebuilt, or if a probe is missing
   * @throws IOException if a probe's table cannot be read
   */
  public static Verification of(
      StoredRun run,
      Dataset images,
      OptionalInt limit,
      TrainingOptions options,
      ProgressListener progress)
      throws IOException {
    RunPlan plan = RunPlan.of(run.record());
    plan.requireFits(images);
    Dataset data = plan.split(images);
    plan.requireSame(run.record(), data, run.record().probes());
    if (!options.tables().containsAll(run.record().probes())) {
      throw new IllegalArgumentException(
          "the run %s has %s; repeat it with the same probes, Probes.of(run)"
              .formatted(plan.name(), String.join(", ", run.record().probes())));
    }
    List<Metrics> stored = run.metrics();
    int count = Math.min(stored.size(), limit.orElse(stored.size()));
    if (count < 1) {
      throw new IllegalArgumentException(
          "the run %s has no iteration to compare".formatted(plan.name()));
    }
    try (TrainingLoop loop = new TrainingLoop(plan, data, options, Optional.empty())) {
      while (loop.metrics().size() < count && !loop.hasDiverged()) {
        loop.next();
        progress.at(new ProgressBar("repeated", loop.metrics().size(), count, ""));
      }
      RunHistory history = RunHistory.of(run.record()).of(count);
      boolean alike =
          history.isOne() && history.first().engine().equals(Engine.describe(loop.graph()));
      VerificationOutcome bits = bits(run, loop);
      boolean exact =
          alike && (bits.holds() || history.first().commit().equals(Build.commit().toString()));
      VerificationOutcome outcome = exact ? bits : closeness(run, loop, history, alike);
      outcome.compareResults(run);
      outcome.compareDivergence(run, loop.metrics().size(), loop.hasDiverged());
      return new Verification(loop.metrics().size(), exact, outcome.holds(), outcome.findings());
    }
  }

  private static VerificationOutcome bits(StoredRun run, TrainingLoop loop) throws IOException {
    VerificationOutcome outcome = new VerificationOutcome();
    RunRecord record = run.record();
    outcome.compareBits(run.metrics(), loop.metrics(), testsAreAlike(run));
    if (loop.metrics().size() == record.recipe().iterations()
        && record.status() == Status.FINISHED) {
      ErrorComparison.ofRepetition(record.results(), loop, outcome);
      outcome.compareParameters(
          record.results().parametersSha256(), ParameterHash.of(loop.graph()));
    }
    compareTables(run, loop, true, outcome);
    return outcome;
  }

  /** Whether a run was tested after the same iterations as its repetition. */
  private static boolean testsAreAlike(StoredRun run) {
    // Earlier versions watched the test images whether others were held out or not.
    boolean watchedTheTest =
        run.record().recipe().heldOut() > 0
            && run.metrics().stream().allMatch(row -> row.validationError().isEmpty());
    return !watchedTheTest && !run.record().recipe().whenEvaluated().areUneven();
  }

  private static VerificationOutcome closeness(
      StoredRun run, TrainingLoop loop, RunHistory history, boolean alike) throws IOException {
    VerificationOutcome outcome = new VerificationOutcome();
    if (alike) {
      outcome.add(
          true,
          "the bits are others, as they may be from another commit: built from %s, the run from %s"
              .formatted(Build.commit(), history.commits()));
    } else {
      outcome.add(
          true,
          "computed by %s, the run by %s"
              .formatted(Engine.describe(loop.graph()), history.engines()));
      if (history.stretches().stream().map(Stretch::commit).distinct().count() > 1) {
        outcome.add(true, "the run was made by commit " + history.commits());
      }
    }
    List<Metrics> stored = run.metrics().subList(0, loop.metrics().size());
    RunRecord record = run.record();
    outcome.compareCurves(stored, loop.metrics());
    outcome.compareErrors(stored, loop.metrics(), record.recipe().batchSize(), testedOn(record));
    if (record.recipe().beginning().warmUp() == null) {
      outcome.compareRates(stored, loop.metrics());
    }
    compareTables(run, loop, false, outcome);
    return outcome;
  }

  /** On the fewer of those held out and those of the test set, where there are both. */
  private static int testedOn(RunRecord record) {
    int heldOut = record.recipe().heldOut();
    return heldOut == 0 ? record.testedOn() : Math.min(heldOut, record.testedOn());
  }

  private static void compareTables(
      StoredRun run, TrainingLoop loop, boolean exact, VerificationOutcome outcome)
      throws IOException {
    Map<String, String> tables = loop.tables();
    for (String file : run.record().probes()) {
      new TableFindings(outcome).compare(run, StoredTable.of(file, tables.get(file)), exact);
    }
  }
}
