package org.residuallab.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Study;
import org.residuallab.training.RunListener;

/**
 * The shortcut options of section 3.3 and Table 3 at one budget: the same network with options A, B
 * and C, from the same seeds. All convolutions that they have in common start from the same
 * weights, and all see the same batches.
 *
 * <pre>{@code
 * var comparison = new ShortcutComparison(8, settings.budget(), List.of(1L));
 * var runs = comparison.run(settings.images(), settings.runs(), RunListener.NONE);
 * }</pre>
 *
 * @param depth weighted layers, {@code 6n + 2}
 * @param budget of each run
 * @param seeds one run of each option with each
 */
public record ShortcutComparison(int depth, Budget budget, List<Long> seeds) {

  public ShortcutComparison {
    seeds = List.copyOf(seeds);
  }

  /**
   * The comparison as a study, its networks made for those images.
   *
   * @throws IllegalArgumentException if there is no seed
   */
  public Study study(Dataset data) {
    List<Architecture> networks =
        Stream.of(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C)
            .map(option -> network(option, data))
            .toList();
    return new Study("shortcuts", networks, List.of(budget), seeds);
  }

  private Architecture network(ShortcutOption option, Dataset data) {
    return Networks.named("resnet-" + depth, data.variation().with(option));
  }

  /**
   * {@link Study#runAll}, one network after the other, seed by seed.
   *
   * @return the runs in that order; fewer if the user stopped one
   * @throws IllegalArgumentException if another process is at one of them
   */
  public List<StoredRun> run(Dataset data, Path runs, RunListener listener) throws IOException {
    return study(data).runAll(data, runs, listener);
  }
}
