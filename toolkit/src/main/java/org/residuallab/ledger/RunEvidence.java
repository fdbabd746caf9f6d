package org.residuallab.ledger;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.residuallab.data.Cifar10;
import org.residuallab.files.ReadFault;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;

/** What finished runs on CIFAR-10 say of the paper's networks there. */
final class RunEvidence {

  /** In fewer, no network has learned enough for its error to say anything. */
  static final int FEWEST_ITERATIONS = 100;

  private final List<StoredRun> runs;
  private final Consumer<String> damaged;
  private final Set<String> said = new HashSet<>();
  private final List<RunRecord> records;

  /**
   * @param damaged is told in a line of each table that cannot be read, once; its run is then no
   *     evidence of what the table would say
   */
  RunEvidence(List<StoredRun> stored, Consumer<String> damaged) {
    this.damaged = damaged;
    runs = stored.stream().filter(run -> speaks(run.record())).toList();
    // The same run may lie in two folders.
    records = runs.stream().map(StoredRun::record).distinct().toList();
  }

  Optional<Finding> best(RunCheck.TestError check) {
    return PaperRuns.best(check, records);
  }

  Optional<Finding> mean(RunCheck.MeanTestError check) {
    return PaperRuns.mean(check, records);
  }

  Optional<Finding> order(RunCheck.ErrorOrder check) {
    return RunOrders.on(check.rising(), Measure.error(check.metric()), runs);
  }

  Optional<Finding> order(RunCheck.ResponseOrder check) {
    return RunOrders.on(
        check.rising(), Measure.RESPONSE, readable(check.rising(), Measure.RESPONSE.of()));
  }

  Optional<Finding> health(RunCheck.GradientNorms check) {
    return GradientHealth.on(check, readable(check.networks(), GradientCourse::of));
  }

  /** The runs of these networks whose table can be read, or that have none. */
  private List<StoredRun> readable(List<String> networks, Function<StoredRun, ?> reading) {
    return runs.stream()
        .filter(run -> networks.contains(run.record().network().name()))
        .filter(run -> isReadable(run, reading))
        .toList();
  }

  private boolean isReadable(StoredRun run, Function<StoredRun, ?> reading) {
    try {
      return reading.apply(run) != null;
    } catch (IllegalArgumentException | UncheckedIOException fault) {
      String line =
          fault instanceof UncheckedIOException unread
              ? ReadFault.of(run.folder(), unread.getCause())
              : fault.getMessage();
      if (said.add(line)) {
        damaged.accept(line);
      }
      return false;
    }
  }

  // Synthetic images are no CIFAR-10; and a run that diverged has no error to put in an order.
  private static boolean speaks(RunRecord run) {
    return run.status() == Status.FINISHED
        && run.results().iterations() >= FEWEST_ITERATIONS
        && run.data().source().isOf(Cifar10.NAME)
        && PaperNetworks.haveAmongThem(run.network());
  }
}
