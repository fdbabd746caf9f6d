package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster;
import org.residuallab.study.SharedImages;
import org.residuallab.study.StudyCell;
import org.residuallab.training.CheckpointInterval;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user may say of the machines that train a study. */
final class ClusterOptions {

  @Mixin private MasterOptions machines;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "With --on: a checkpoint after every N iterations, not only every minute.")
  private Optional<Integer> interval;

  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "With --on: a folder for runs and checkpoints on their way, by Hadoop's file systems:"
              + " hdfs://HOST:8020/FOLDER, file:///FOLDER. The machines then share no other folder"
              + " for runs, and each run comes here when it is done.")
  private Optional<String> store;

  /** Whether it is not this process that trains. */
  boolean areGiven() {
    return machines.master().isPresent();
  }

  /**
   * @throws IllegalArgumentException if something is said of a cluster that is not asked for
   */
  void requireSense(boolean sideBySide) {
    machines.requireSense();
    if (!areGiven() && interval.isPresent()) {
      throw new IllegalArgumentException("--checkpoint-every goes with --on MASTER");
    }
    interval.ifPresent(CheckpointInterval::ofIterations); // What makes no sense says so.
    if (!areGiven() && store.isPresent()) {
      throw new IllegalArgumentException("--store goes with --on MASTER");
    }
    if (areGiven() && sideBySide) {
      throw new IllegalArgumentException(
          "--at-once goes without --on: a cluster trains as many runs as it has cores for");
    }
  }

  /** Trains what is left; whether all of it came to its outcome. */
  boolean train(List<StudyCell> cells, SharedImages images, Path runs, PrintWriter err)
      throws IOException {
    List<CellWork> work =
        CellWork.left(cells, images, runs, asInt(machines.threads()), asInt(interval));
    if (work.isEmpty()) {
      return true;
    }
    Cluster.Order order = new Cluster.Order(machines.master().orElseThrow(), work, store);
    return Cluster.found().train(order, new GridProgress(err));
  }

  private static OptionalInt asInt(Optional<Integer> said) {
    return said.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
