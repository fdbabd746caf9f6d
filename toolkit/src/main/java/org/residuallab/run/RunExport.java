package org.residuallab.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.residuallab.files.AtomicFile;

/**
 * A run at its end reduced to what is worth sharing: {@code run.json} and {@code metrics.csv} as
 * they are, and the tables of its probes with fewer iterations. It has no weights and no
 * checkpoints. It is a stored run like any other.
 */
public final class RunExport {

  /** Iterations of a table at most; a chart cannot show more. */
  static final int ITERATIONS = 60;

  private final String name;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private RunExport(String name) {
    this.name = name;
  }

  /**
   * Reads what there is to export.
   *
   * @throws IllegalArgumentException if the run has not finished, or one of its files is missing or
   *     damaged
   * @throws IOException if a file cannot be read
   */
  public static RunExport of(StoredRun run) throws IOException {
    requireWhole(run);
    RunExport export = new RunExport(run.record().name());
    for (String file : List.of(RecordFile.NAME, MetricsFile.NAME)) {
      export.files.put(file, Files.readAllBytes(run.folder().resolve(file)));
    }
    for (String file : run.record().probes()) {
      StoredTable table = StoredTable.read(run.folder(), file).thinned(ITERATIONS);
      export.files.put(file, table.text().getBytes(StandardCharsets.UTF_8));
    }
    return export;
  }

  private static void requireWhole(StoredRun run) {
    RunRecord record = run.record();
    if (!record.status().isOutcome()) {
      throw new IllegalArgumentException(
          "the run %s has not finished: %,d of %,d iterations are done; ./lab resume %s goes on"
              .formatted(
                  record.name(),
                  run.metrics().size(),
                  record.recipe().iterations(),
                  record.name()));
    }
    run.incompleteness()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
  }

  /** Its files, each content by its name. */
  public Map<String, byte[]> files() {
    return Collections.unmodifiableMap(files);
  }

  /** Size of all files together. */
  public long bytes() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }

  /** Where it stands, or will stand, in a folder of runs. */
  public Path target(Path runs) {
    return runs.resolve(name);
  }

  /**
   * Whether it is in a folder of runs already.
   *
   * @throws IllegalArgumentException if something else of its name is there
   * @throws IOException if that cannot be read
   */
  public boolean isIn(Path runs) throws IOException {
    Path target = target(runs);
    if (!Files.exists(target)) {
      return false;
    }
    Optional<String> other = difference(target);
    if (other.isPresent()) {
      throw new IllegalArgumentException(
          "%s is there and is not what this would write (%s); remove it, or export to another folder"
              .formatted(target, other.get()));
    }
    return true;
  }

  /**
   * Puts the run into a folder of runs: whole, or not at all. One that is there stays as it is.
   *
   * @return whether it was not there yet
   * @throws IllegalArgumentException if something else of its name is there
   * @throws IOException if it cannot be written
   */
  public boolean writeTo(Path runs) throws IOException {
    if (isIn(runs)) {
      return false;
    }
    NewFolder.write(
        target(runs),
        aside -> {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            AtomicFile.write(
                aside.resolve(file.getKey()), part -> Files.write(part, file.getValue()));
          }
        });
    return true;
  }

  private Optional<String> difference(Path target) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path there = target.resolve(file.getKey());
      if (!Files.isRegularFile(there)) {
        return Optional.of("it has no " + file.getKey());
      }
      if (!Arrays.equals(Files.readAllBytes(there), file.getValue())) {
        return Optional.of("its %s is another".formatted(file.getKey()));
      }
    }
    return Stream.of(StoredRun.MODEL, StoredRun.BEST)
            .anyMatch(weights -> Files.exists(target.resolve(weights)))
        ? Optional.of("it has its weights")
        : Optional.empty();
  }
}
