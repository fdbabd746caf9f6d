package org.residuallab.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** On what machines something is done, other than this one alone. */
final class MasterOptions {

  @Option(
      names = "--on",
      paramLabel = "MASTER",
      description =
          "On Apache Spark: local[*], spark://HOST:7077. The machines share this folder and that of"
              + " the images. The first time it is fetched (170 MB).")
  private Optional<String> master;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "With --on: cores of each task (default: 1, or those a study began with). A run"
              + " that has begun keeps its own.")
  private Optional<Integer> threads;

  /** Where; empty for this machine alone. */
  Optional<String> master() {
    return master;
  }

  /** Cores of each task, if they are said. */
  Optional<Integer> threads() {
    return threads;
  }

  /**
   * @throws IllegalArgumentException if something is said of a cluster that is not asked for
   */
  void requireSense() {
    if (master.isEmpty() && threads.isPresent()) {
      throw new IllegalArgumentException("--threads goes with --on MASTER");
    }
    if (threads.filter(count -> count < 1).isPresent()) {
      throw new IllegalArgumentException(
          "--threads %d computes nothing; ask for 1 or more".formatted(threads.get()));
    }
  }
}
