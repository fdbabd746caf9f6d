package org.residuallab.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.residuallab.bench.Mode;
import org.residuallab.bench.Task;
import org.residuallab.model.Precision;
import picocli.CommandLine.Option;

/** How what is timed computes: how many images at a time, and in which precision. */
final class TaskOptions {

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images in a batch (default: 128 for CIFAR-10's networks, 16 for ImageNet's).")
  private Optional<Integer> batch;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "float32",
      description =
          "float32, or bfloat16 to time training in it, where the processor has AVX512_BF16 or AMX"
              + " (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description =
          "Compute so long before anything is timed: Java compiles what is called often (default: 5"
              + " for a profile; 3 to 10 for a benchmark, until steps get no faster).")
  private Optional<Double> warmUp;

  /**
   * Seconds to compute before anything is timed; empty for the usual.
   *
   * @throws IllegalArgumentException if that is less than none, or has no end
   */
  OptionalDouble warmUp() {
    if (warmUp.filter(seconds -> !(seconds >= 0 && Double.isFinite(seconds))).isPresent()) {
      throw new IllegalArgumentException("--warm-up: 0 seconds or more, not " + warmUp.get());
    }
    return warmUp.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  Precision precision() {
    return precision;
  }

  /**
   * @throws IllegalArgumentException if there is no such network to time, or no such batch
   */
  Task task(String net, Mode mode, int threads) {
    Task usual = Task.of(net, mode, threads).with(precision);
    return batch.isPresent() ? usual.withBatch(batch.get()) : usual;
  }
}
