package org.residuallab.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Dataset;
import org.residuallab.training.Budget;
import org.residuallab.training.RunListener;
import org.residuallab.training.RunNames;
import org.residuallab.training.RunPlan;
import org.residuallab.training.RunRecord;
import org.residuallab.training.StoredRun;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

/**
 * The shortcut options of section 3.3 and Table 3 at one budget: the same network with options A, B
 * and C, from the same seeds. All convolutions that they have in common start from the same
 * weights, and all see the same batches.
 *
 * @param depth weighted layers, {@code 6n + 2}
 * @param budget of each run
 * @param seeds one run each
 */
public record ShortcutComparison(int depth, Budget budget, List<Long> seeds) {

  private static final List<ShortcutOption> OPTIONS =
      List.of(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C);

  /**
   * @throws IllegalArgumentException if there is no seed
   */
  public ShortcutComparison {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one seed");
    }
  }

  /** The three networks, for images of that set. */
  public List<Architecture> networks(Dataset data) {
    return OPTIONS.stream()
        .map(
            option ->
                Networks.named(
                    "resnet-" + depth,
                    new Variation(
                        Optional.of(option),
                        Optional.empty(),
                        Optional.of(data.train().shape().height()),
                        Optional.of(data.train().classNames().size()))))
        .toList();
  }

  /**
   * Trains all of them, seed by seed, and stores their runs. Finished runs are read, not repeated.
   *
   * @return the runs; fewer if the user stopped one
   * @throws IOException if a run cannot be stored
   */
  public List<StoredRun> run(Dataset data, Path runs, RunListener listener) throws IOException {
    List<StoredRun> done = new ArrayList<>();
    for (long seed : seeds) {
      for (Architecture network : networks(data)) {
        String name =
            "%s-%s-%s-seed%d".formatted(network.name(), network.shortcuts(), budget.slug(), seed);
        RunPlan plan = RunPlan.of(name, network, budget, seed);
        RunPlan named = RunNames.sameOrFree(plan, data, TrainingOptions.usual(), runs);
        StoredRun run = Training.run(named, data, runs, listener);
        done.add(run);
        if (run.record().status() != RunRecord.Status.FINISHED) {
          return done;
        }
      }
    }
    return done;
  }
}
