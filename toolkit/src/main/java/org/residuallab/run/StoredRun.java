package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.residuallab.files.ReadFault;

/**
 * A run in its folder {@code runs/<name>/}: {@code run.json}, {@code metrics.csv} and, when it has
 * finished, {@code model.zip} with the final parameters.
 *
 * <pre>{@code
 * StoredRun run = RunQuery.in(settings.results()).of(Networks.named("plain-20")).list().get(0);
 * System.out.println(run.record().name() + ": " + run.record().results().testError());
 * }</pre>
 *
 * @param folder where it stands
 * @param record what {@code run.json} says
 * @param metrics its curves, an iteration each
 */
public record StoredRun(Path folder, RunRecord record, List<Metrics> metrics) {

  static final String MODEL = "model.zip";
  static final String BEST = "best.zip";

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

  /**
   * All runs in a folder of runs, by name; folders without a {@code run.json} are passed over, and
   * so are damaged runs, each with a line on the error stream.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<StoredRun> all(Path runs) throws IOException {
    return all(runs, System.err::println);
  }

  /**
   * The same.
   *
   * @param damaged is told in a line of each run that cannot be read
   * @throws IOException if the folder cannot be read
   */
  public static List<StoredRun> all(Path runs, Consumer<String> damaged) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<StoredRun> read = new ArrayList<>();
    try (Stream<Path> folders = Files.list(runs)) {
      for (Path each : folders.filter(NewFolder::isNamed).sorted().toList()) {
        if (Files.isDirectory(each) && !(Files.isReadable(each) && Files.isExecutable(each))) {
          damaged.accept("%s cannot be looked into: it gives no permission".formatted(each));
        } else if (Files.exists(each.resolve(RecordFile.NAME), LinkOption.NOFOLLOW_LINKS)) {
          try {
            read.add(read(each));
          } catch (IllegalArgumentException e) {
            damaged.accept(e.getMessage());
          } catch (IOException e) {
            damaged.accept(ReadFault.of(each, e));
          }
        }
      }
    }
    return read;
  }

  /** What keeps a run that calls itself finished from being whole; empty for any other. */
  public Optional<String> incompleteness() {
    if (record.status() != RunRecord.Status.FINISHED) {
      return Optional.empty();
    }
    int whole = record.recipe().iterations();
    int stated = record.results().iterations();
    if (stated != whole) {
      return Optional.of(
          "%s: it finished after %,d iterations, its recipe has %,d"
              .formatted(folder.resolve(RecordFile.NAME), stated, whole));
    }
    return metrics.size() == whole
        ? Optional.empty()
        : Optional.of(
            "%s holds %,d iterations, the run had %,d"
                .formatted(folder.resolve(MetricsFile.NAME), metrics.size(), whole));
  }

  /** In a line, that the run diverged, and where; empty if it did not. */
  public Optional<String> divergence() {
    return record.status() == RunRecord.Status.DIVERGED
        ? Optional.of(
            "%s diverged at iteration %,d: its loss or its parameters are no numbers any more; a learning rate below %s may help"
                .formatted(
                    record.name(), metrics.size(), record.recipe().optimizer().learningRate()))
        : Optional.empty();
  }

  /** The model with its final parameters and its velocity: a Deeplearning4j model file. */
  public Path modelFile() {
    return folder.resolve(MODEL);
  }

  /** The model with its best parameters, of a run that held images out. */
  public Path bestFile() {
    return folder.resolve(BEST);
  }

  /** In a line: a notebook shows it, and its curves are long. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s, %,d of %,d iterations",
        record.name(),
        record.status().name().toLowerCase(Locale.ROOT),
        metrics.size(),
        record.recipe().iterations());
  }
}
