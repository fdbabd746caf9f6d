package org.residuallab.run;

import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineDescription;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunRecord.Resumption;
import org.residuallab.run.RunRecord.Status;

/** Records of runs that nobody trained, and others in which one thing is another. */
public final class Records {

  static final EngineDescription ENGINE =
      new EngineDescription("residual-lab", "oneDNN 3.11.0", "AVX2", 1);

  private Records() {}

  public static RunRecord with(RunRecord run, Design network) {
    return with(run, network, run.recipe(), run.data(), run.resumptions());
  }

  public static RunRecord with(RunRecord run, Recipe recipe) {
    return with(run, run.network(), recipe, run.data(), run.resumptions());
  }

  public static RunRecord with(RunRecord run, DataRecord data) {
    return with(run, run.network(), run.recipe(), data, run.resumptions());
  }

  static RunRecord with(RunRecord run, List<Resumption> resumptions) {
    return with(run, run.network(), run.recipe(), run.data(), resumptions);
  }

  private static RunRecord with(
      RunRecord run, Design network, Recipe recipe, DataRecord data, List<Resumption> resumptions) {
    return new RunRecord(
        run.name(),
        run.status(),
        run.preset(),
        run.seed(),
        network,
        recipe,
        data,
        run.provenance(),
        run.results(),
        run.probes(),
        resumptions,
        run.continues());
  }

  /** A finished run of six iterations that was cut off once. */
  static RunRecord finished(String name, Architecture network, Dataset images) {
    Provenance by = Provenance.now(ENGINE);
    String hash = "0".repeat(64);
    return RunPlan.of(name, network, Budget.of(Preset.TINY), 1)
        .record(images, by, List.of("gradients.csv"))
        .resumed(3, by)
        .ended(
            Status.FINISHED,
            new Results(6, 90, 81.0, 80.0, 1, 96, hash, new Best(4, 79, 78.0, hash)));
  }
}
