package org.residuallab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.training.RunNames;
import org.residuallab.training.RunPlan;
import org.residuallab.training.RunRecord.Status;
import org.residuallab.training.RunState;
import org.residuallab.training.TrainingOptions;

/**
 * One run of a study.
 *
 * @param plan what to train, under the name it has or will have
 * @param state of the run where it has begun
 */
public record StudyCell(RunPlan plan, Optional<RunState> state) {

  static List<StudyCell> of(List<RunPlan> plans, Dataset data, Path runs) throws IOException {
    List<StudyCell> cells = new ArrayList<>();
    for (RunPlan plan : plans) {
      RunPlan named = RunNames.sameOrFree(plan, data, TrainingOptions.usual(), runs);
      Path folder = runs.resolve(named.name());
      boolean begun = Files.exists(folder.resolve("run.json"));
      cells.add(new StudyCell(named, begun ? Optional.of(RunState.of(folder)) : Optional.empty()));
    }
    return cells;
  }

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return state.isPresent() && state.get().run().record().status() == Status.FINISHED;
  }

  /**
   * {@code finished}, {@code running (process 4711)}, {@code cut off}, {@code failed}, {@code to
   * do}.
   */
  public String inWords() {
    return state.map(RunState::inWords).orElse("to do");
  }
}
