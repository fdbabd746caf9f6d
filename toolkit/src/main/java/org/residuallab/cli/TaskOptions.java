package org.residuallab.cli;

import java.util.Optional;
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
