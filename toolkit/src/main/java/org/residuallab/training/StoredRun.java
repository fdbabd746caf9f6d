package org.residuallab.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.residuallab.files.AtomicFile;

/**
 * A run in its folder {@code runs/<name>/}: {@code run.json}, {@code metrics.csv} and, when it has
 * finished, {@code model.zip} with the final parameters.
 *
 * @param folder where it stands
 * @param record what {@code run.json} says
 * @param metrics its curves, an iteration each
 */
public record StoredRun(Path folder, RunRecord record, List<Metrics> metrics) {

  static final String RECORD = "run.json";
  static final String MODEL = "model.zip";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

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
    Path file = folder.resolve(RECORD);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no run in %s: it has no %s".formatted(folder, RECORD));
    }
    try {
      RunRecord record = JSON.readValue(file.toFile(), RunRecord.class);
      Path metrics = folder.resolve(MetricsFile.NAME);
      return new StoredRun(
          folder, record, Files.exists(metrics) ? MetricsFile.read(metrics) : List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is damaged: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  /** All runs in a folder of runs, by name; folders without a {@code run.json} are passed over. */
  public static List<StoredRun> all(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> found =
          folders.filter(each -> Files.exists(each.resolve(RECORD))).sorted().toList();
      List<StoredRun> read = new java.util.ArrayList<>();
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

  void write() throws IOException {
    AtomicFile.writeString(folder.resolve(RECORD), JSON.writeValueAsString(record) + "\n");
    MetricsFile.write(folder.resolve(MetricsFile.NAME), metrics);
  }
}
