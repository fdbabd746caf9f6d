package org.residuallab.ledger;

import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Networks;
import org.residuallab.training.RunRecord;
import org.residuallab.training.RunRecord.Status;
import org.residuallab.training.StoredRun;

/** What finished runs on CIFAR-10 say of the paper's networks there. */
final class RunEvidence implements Evidence {

  /** In fewer, no network has learned enough for its error to say anything. */
  static final int FEWEST_ITERATIONS = 100;

  private static final String DATA = "CIFAR-10";

  private final List<RunRecord> runs;

  RunEvidence(List<StoredRun> stored) {
    this.runs = stored.stream().map(StoredRun::record).filter(RunEvidence::speaks).toList();
  }

  @Override
  public Optional<Finding> on(Claim claim, Check check) {
    if (check instanceof Check.ErrorOrder order) {
      return ErrorOrders.on(order, runs);
    }
    if (check instanceof Check.TestError error) {
      return PaperRuns.best(error, runs);
    }
    return check instanceof Check.MeanTestError mean
        ? PaperRuns.mean(mean, runs)
        : Optional.empty();
  }

  // Synthetic images are no CIFAR-10, and another shortcut option is another network.
  private static boolean speaks(RunRecord run) {
    return run.status() == Status.FINISHED
        && run.results().iterations() >= FEWEST_ITERATIONS
        && run.data().label().contains(DATA)
        && run.network()
            .shortcuts()
            .equals(Networks.named(run.network().name()).shortcuts().name());
  }
}
