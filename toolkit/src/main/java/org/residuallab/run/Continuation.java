package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.residuallab.files.TextFile;
import org.residuallab.recipe.GoingOn;
import org.residuallab.run.RunRecord.Status;

/**
 * A run that goes on from one that has finished: with its parameters and its velocity, in its order
 * of the images. It is stored as a run of its own that was cut off where the other ended, and the
 * other stays as it is.
 *
 * <pre>{@code
 * var plan = RunPlan.of("begun", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var more = new GoingOn(plan.recipe().iterations() + 2, null, List.of());
 * var longer = Continuation.plan(run, more, "continued");
 * Continuation.begin(run, longer, settings.runs(), System.out::println);
 * Training.run(longer, settings.images(), settings.runs(), RunListener.NONE);
 * }</pre>
 */
public final class Continuation {

  private static final long NANOS = 1_000_000_000L;

  private Continuation() {}

  /**
   * The plan of the whole run.
   *
   * @param name of the new run
   * @throws IllegalArgumentException if the run has not finished, or how it goes on makes no sense
   */
  public static RunPlan plan(StoredRun run, GoingOn how, String name) {
    RunRecord finished = run.record();
    if (finished.status() != Status.FINISHED) {
      throw new IllegalArgumentException(
          finished.status() == Status.DIVERGED
              ? "the run %s diverged: there is nothing to go on with".formatted(finished.name())
              : "the run %s has not come to its own end yet; go on with it first"
                  .formatted(finished.name()));
    }
    return new RunPlan(
        name,
        finished.network(),
        atItsLastRate(run, how).after(finished.recipe()),
        finished.preset(),
        finished.seed());
  }

  /** A warm-up that had not ended kept the rate below the schedule's. */
  private static GoingOn atItsLastRate(StoredRun run, GoingOn how) {
    if (how.learningRate() != null || run.record().recipe().warmUp() == null) {
      return how;
    }
    double last = run.metrics().get(run.metrics().size() - 1).learningRate();
    return new GoingOn(how.iterations(), last, how.drops());
  }

  /**
   * Makes the new run's folder, from which it goes on as any run that was cut off. One that was
   * begun before stays as it has become.
   *
   * @param plan of {@link #plan}
   * @param runs the folder of all runs
   * @param notices are told in a line each of what the user should know
   * @throws IllegalArgumentException if the finished run lacks its model, one of its files is
   *     damaged, or the folder holds another run or something else, which stays as it is
   * @throws IOException if a file cannot be read or written
   */
  public static void begin(StoredRun finished, RunPlan plan, Path runs, Consumer<String> notices)
      throws IOException {
    finished
        .incompleteness()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
    RunRecord before = finished.record();
    RunRecord record =
        new RunRecord(
            plan.name(),
            Status.INTERRUPTED,
            plan.preset(),
            plan.seed(),
            before.network(),
            plan.recipe(),
            before.data(),
            before.provenance(),
            null,
            before.probes(),
            before.resumptions(),
            new Predecessor(
                before.name(), before.recipe().iterations(), before.results().parametersSha256()));
    Checkpoint checkpoint = checkpoint(finished, RunInputs.of(record));
    Path path = runs.resolve(plan.name());
    RunFolder.requireNothingElse(path);
    try (RunFolder folder = RunFolder.open(path, notices)) {
      Optional<RunRecord> there = folder.record();
      if (there.isPresent()) {
        requireSame(there.get(), record, folder.path());
        return;
      }
      // A kill between the two costs time alone: the recipe tells how to train all of it anew.
      folder.write(record);
      folder.write(checkpoint);
    }
  }

  private static void requireSame(RunRecord there, RunRecord begun, Path folder) {
    List<RunInputs.Difference> differences = RunInputs.of(there).differences(RunInputs.of(begun));
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is another run (%s); choose another name for this one"
              .formatted(folder, differences.get(0)));
    }
  }

  private static Checkpoint checkpoint(StoredRun finished, RunInputs inputs) throws IOException {
    RunRecord record = finished.record();
    Map<String, String> tables = new HashMap<>();
    for (String file : record.probes()) {
      StoredTable.read(finished.folder(), file); // It is whole.
      tables.put(file, TextFile.read(finished.folder().resolve(file)));
    }
    return new Checkpoint(
        inputs,
        ModelFile.readState(finished),
        finished.metrics().stream().map(row -> unrounded(row, record)).toList(),
        record.recipe().heldOut() == 0
            ? Optional.empty()
            : Optional.of(ModelFile.readBestParameters(finished)),
        tables,
        (long) (record.results().seconds() * NANOS));
  }

  /** The row as it was before its file rounded its errors, which are shares of known counts. */
  private static Metrics unrounded(Metrics row, RunRecord run) {
    return new Metrics(
        row.iteration(),
        row.epoch(),
        row.learningRate(),
        row.loss(),
        share(row.trainingError(), run.recipe().batchSize()),
        share(row.validationError(), run.recipe().heldOut()),
        share(row.testError(), run.testedOn()));
  }

  private static OptionalDouble share(OptionalDouble percent, int of) {
    return percent.isPresent()
        ? OptionalDouble.of(share(percent.getAsDouble(), of))
        : OptionalDouble.empty();
  }

  private static double share(double percent, int of) {
    return 100.0 * Math.round(percent / 100 * of) / of;
  }
}
