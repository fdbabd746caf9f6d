package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.residuallab.data.Dataset;

/** Names for runs whose user names none: {@code name}, {@code name-2}, {@code name-3} ... */
public final class RunNames {

  private RunNames() {}

  /** The plan under the first name that no run has yet. */
  public static RunPlan free(RunPlan plan, Path runs) {
    RunPlan named = plan;
    for (int n = 2; Files.exists(runs.resolve(named.name())); n++) {
      named = numbered(plan, n);
    }
    return named;
  }

  /**
   * The plan under the first name that is free, or whose run is this very one, finished or cut off:
   * the same images, inputs and probes.
   *
   * @throws IllegalArgumentException naming the {@code run.json} that is damaged
   * @throws IOException if one cannot be read
   */
  public static RunPlan sameOrFree(RunPlan plan, Dataset dataset, List<RunProbe> probes, Path runs)
      throws IOException {
    RunPlan named = plan;
    for (int n = 2; Files.exists(runs.resolve(named.name())); n++) {
      Path record = runs.resolve(named.name()).resolve(RecordFile.NAME);
      if (!Files.exists(record)
          || plan.difference(RecordFile.read(record), plan.split(dataset), probes).isEmpty()) {
        break; // Without a record: cut off before its first iteration.
      }
      named = numbered(plan, n);
    }
    return named;
  }

  private static RunPlan numbered(RunPlan plan, int n) {
    return new RunPlan(
        plan.name() + "-" + n, plan.architecture(), plan.recipe(), plan.preset(), plan.seed());
  }
}
