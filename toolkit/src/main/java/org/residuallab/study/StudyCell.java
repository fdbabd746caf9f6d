package org.residuallab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.probe.Probes;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.RunState;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunNames;
import org.residuallab.training.TrainingOptions;

/**
 * One run of a study.
 *
 * @param plan what to train, under the name it has or will have
 * @param probes what looks into it
 * @param state of the run where it has begun
 * @param unprobed the name of the finished run that would do, had it tables of these probes
 */
public record StudyCell(
    RunPlan plan, List<String> probes, Optional<RunState> state, Optional<String> unprobed) {

  static List<StudyCell> of(Study study, Dataset data, Path runs) throws IOException {
    List<StudyCell> cells = new ArrayList<>();
    for (RunPlan plan : study.plans()) {
      cells.add(of(plan, study.probes(), data, runs));
    }
    return cells;
  }

  private static StudyCell of(RunPlan plan, List<String> probes, Dataset data, Path runs)
      throws IOException {
    TrainingOptions plain = TrainingOptions.usual();
    TrainingOptions probed = plain.with(Probes.named(probes, plan.recipe().iterations()));
    RunPlan named = RunNames.sameOrFree(plan, data, probed, runs);
    Optional<RunState> state = state(runs.resolve(named.name()));
    Optional<RunState> without =
        state.isPresent() || probes.isEmpty()
            ? Optional.empty()
            : state(runs.resolve(RunNames.sameOrFree(plan, data, plain, runs).name()));
    return new StudyCell(
        named,
        probes,
        state,
        without
            .map(found -> found.run().record())
            .filter(found -> found.status() == Status.FINISHED)
            .map(RunRecord::name));
  }

  private static Optional<RunState> state(Path folder) throws IOException {
    return StoredRun.recordIn(folder).isPresent()
        ? Optional.of(RunState.of(folder))
        : Optional.empty();
  }

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return state.isPresent() && state.get().run().record().status().isOutcome();
  }

  /**
   * {@code finished}, {@code running (process 4711)}, {@code cut off}, {@code failed}, {@code to
   * do}, {@code to do: plain-20-short-seed1 lacks probes}.
   */
  public String inWords() {
    String waiting = unprobed.map("to do: %s lacks probes"::formatted).orElse("to do");
    return state.map(RunState::inWords).orElse(waiting);
  }
}
