package org.residuallab.ledger;

import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.cost.NetworkCost;
import org.residuallab.training.RunRecord;
import org.residuallab.training.RunRecord.NetworkRecord;
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

  // Synthetic images are no CIFAR-10.
  private static boolean speaks(RunRecord run) {
    return run.status() == Status.FINISHED
        && run.results().iterations() >= FEWEST_ITERATIONS
        && run.data().label().contains(DATA)
        && isThePapers(run.network());
  }

  /** Whether it is the paper's network of that name, not another that borrows the name. */
  private static boolean isThePapers(NetworkRecord network) {
    try {
      Architecture papers = Networks.named(network.name());
      long parameters = NetworkCost.of(papers.network()).total().parameterCount();
      return papers.shortcuts().name().equals(network.shortcuts())
          && parameters == network.parameters();
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
