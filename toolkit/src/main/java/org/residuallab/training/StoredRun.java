package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run in its folder {@code runs/<name>/}: {@code run.json}, {@code metrics.csv} and, when it has
 * finished, {@code model.zip} with the final parameters.
 *
 * @param folder where it stands
 * @param record what {@code run.json} says
 * @param metrics its curves, an iteration each
 */
public record StoredRun(Path folder, RunRecord record, List<Metrics> metrics) {

  static final String MODEL = "model.zip";

  public StoredRun {
    metrics = List.copyOf(metrics);
  }

  /**
   * Reads a run.
   *
   * @throws IllegalArgumentException naming the file that is missing or damaged
   * @throws IOException if a file cannot be read
   */
  public static StoredRun read(Path folder) throws IOException {
    RunRecord record = RecordFile.read(folder.resolve(RecordFile.NAME));
    Path metrics = folder.resolve(MetricsFile.NAME);
    return new StoredRun(
        folder, record, Files.exists(metrics) ? MetricsFile.read(metrics) : List.of());
  }

  /**
   * What {@code run.json} in that folder says, if there is one.
   *
   * @throws IllegalArgumentException if it is damaged
   * @throws IOException if it cannot be read
   */
  public static Optional<RunRecord> recordIn(Path folder) throws IOException {
    Path file = folder.resolve(RecordFile.NAME);
    return Files.exists(file) ? Optional.of(RecordFile.read(file)) : Optional.empty();
  }

  /** All runs in a folder of runs, by name; folders without a {@code run.json} are passed over. */
  public static List<StoredRun> all(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> found =
          folders.filter(each -> Files.exists(each.resolve(RecordFile.NAME))).sorted().toList();
      List<StoredRun> read = new ArrayList<>();
      for (Path each : found) {
        read.add(read(each));
      }
      return read;
    }
  }

  /** The model with its final parameters and its velocity: a Deeplearning4j model file. */
  public Path modelFile() {
    return folder.resolve(MODEL);
  }
}
