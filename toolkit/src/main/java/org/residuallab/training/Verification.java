package org.residuallab.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.residuallab.data.Dataset;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineDescription;
import org.residuallab.training.RunHistory.Stretch;
import org.residuallab.training.RunRecord.Status;

/**
 * A stored run made again and compared. On the same compute path, instruction set and number of
 * threads every figure must be the same. Elsewhere sums are taken in another order; rounding then
 * differs in the last bits, and training magnifies that. There the {@link LossTolerance} decides,
 * and so it does over iterations that the run itself made under changing conditions.
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
   * @param progress is told the iterations done
   * @throws IllegalArgumentException if the images are others, if the run has no iteration to
   *     compare, if its network cannot be rebuilt, or if a probe is missing
   * @throws IOException if a probe's table cannot be read
   */
  public static Verification of(
      StoredRun run,
      Dataset images,
      OptionalInt limit,
      TrainingOptions options,
      IntConsumer progress)
      throws IOException {
    RunPlan plan = Repetition.of(run.record());
    plan.requireFits(images);
    Dataset data = plan.split(images);
    plan.difference(run.record(), data, run.record().probes())
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "the run %s has %s; name its images with --data"
                      .formatted(plan.name(), difference));
            });
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
      while (loop.metrics().size() < count) {
        loop.next();
        progress.accept(loop.metrics().size());
      }
      EngineDescription engine = Engine.describe(loop.graph());
      RunHistory history = RunHistory.of(run.record()).of(count);
      boolean exact = history.isOne() && history.first().engine().equals(engine);
      VerificationOutcome outcome = new VerificationOutcome();
      if (exact) {
        outcome.compareBits(stored.subList(0, count), loop.metrics());
        if (count == plan.recipe().iterations() && run.record().status() == Status.FINISHED) {
          outcome.compareParameters(
              run.record().results().parametersSha256(), ParameterHash.of(loop.graph()));
        }
      } else {
        outcome.add(true, "computed by %s, the run by %s".formatted(engine, history.engines()));
        if (history.stretches().stream().map(Stretch::commit).distinct().count() > 1) {
          outcome.add(true, "the run was made by commit " + history.commits());
        }
        outcome.compareCurves(stored.subList(0, count), loop.metrics());
      }
      Map<String, String> tables = loop.tables();
      for (String file : run.record().probes()) {
        outcome.compareTable(run, StoredTable.of(file, tables.get(file)), exact);
      }
      return new Verification(count, exact, outcome.holds(), outcome.findings());
    }
  }
}
