package org.residuallab.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.engine.NativeLibraries;
import org.residuallab.run.Placement;
import org.residuallab.run.PlanText;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellTraining;
import org.residuallab.study.SharedImages;
import org.residuallab.training.CheckpointInterval;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;
import org.residuallab.training.TrainingOptions;

/**
 * A run as it travels to a worker.
 *
 * @param plan as {@link PlanText} writes it
 * @param probes what looks into it, by name
 * @param images which the worker finds under the same path
 * @param runs the folder of all runs, shared
 * @param path on which it computes
 * @param threads cores
 * @param interval iterations between checkpoints; 0 for the usual minute
 * @param application Spark's name for the study
 * @param master as the user named it
 */
record CellTask(
    String plan,
    String[] probes,
    SharedImages images,
    String runs,
    ComputePath path,
    int threads,
    int interval,
    String application,
    String master)
    implements Serializable {

  /** Trains, on the thread that Spark gives it. */
  CellOutcome train() {
    // What a worker says should not depend on its language.
    Locale.setDefault(Locale.ROOT);
    Notices notices = new Notices();
    try {
      CellTraining cell = new CellTraining(PlanText.read(plan), List.of(probes));
      StoredRun run =
          LiveCells.call(
              () -> cell.run(WorkerImages.of(images), Path.of(runs), notices, options()));
      return run.record().status().isOutcome()
          ? new CellOutcome(true, "", notices.toString())
          : new CellOutcome(false, "it was stopped", notices.toString());
    } catch (IllegalArgumentException | IOException | LinkageError | OutOfMemoryError failure) {
      return new CellOutcome(false, reason(failure), notices.toString());
    }
  }

  private static String reason(Throwable failure) {
    String words =
        NativeLibraries.explain(failure)
            .orElse(
                failure instanceof Error || failure.getMessage() == null
                    ? failure.toString()
                    : failure.getMessage());
    return words.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private TrainingOptions options() {
    CheckpointInterval between =
        new CheckpointInterval(
            CheckpointInterval.DEFAULT.time(),
            interval == 0 ? OptionalInt.empty() : OptionalInt.of(interval));
    return TrainingOptions.of(new EngineSettings(path, threads))
        .with(between)
        .at(new Placement(application, master, Machine.host(), Machine.processor()));
  }

  /** Keeps what is said, for the driver to say. */
  private static final class Notices implements RunListener {

    private final StringJoiner lines = new StringJoiner("\n");

    @Override
    public void onNotice(String line) {
      lines.add(line);
    }

    @Override
    public void onIteration(Progress progress) {}

    @Override
    public String toString() {
      return lines.toString();
    }
  }
}
