package org.residuallab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.probe.Probes;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.OwnEngine;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

/**
 * The training of a cell of a study under the name that its run has, here or on another machine.
 *
 * @param plan what to train
 * @param probes what looks into it
 */
record CellTraining(RunPlan plan, List<String> probes) {

  CellTraining {
    probes = List.copyOf(probes);
  }

  /**
   * Makes the run, or goes on with it as it began: on the compute path and the threads it then had.
   *
   * @param options how, but for the probes
   * @throws IllegalArgumentException as {@link Training#run} does
   * @throws IOException as well
   */
  StoredRun run(Dataset data, Path runs, RunListener listener, TrainingOptions options)
      throws IOException {
    Path folder = runs.resolve(plan.name());
    EngineSettings own =
        StoredRun.recordIn(folder)
            .map(record -> OwnEngine.of(record, options.engine()))
            .orElse(options.engine());
    return Training.run(
        plan,
        data,
        runs,
        listener,
        options.with(own).with(Probes.named(probes, plan.recipe().iterations(), folder)));
  }
}
