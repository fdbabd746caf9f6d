package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Preprocessing;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.WriteFault;

/**
 * The folder of a run that this process makes, and nobody else until it is closed. Every file in it
 * is whole at any moment.
 */
public final class RunFolder implements AutoCloseable {

  private static final Duration WAIT_FOR_ROOM = Duration.ofSeconds(10);

  private final Path path;
  private final RunLock lock;
  private final Checkpoints checkpoints;
  private final DiskSpace disk;
  private final Consumer<String> notices;

  private RunFolder(Path path, RunLock lock, Consumer<String> notices) {
    this.path = path;
    this.lock = lock;
    this.notices = notices;
    this.checkpoints = new Checkpoints(path);
    this.disk = new DiskSpace(path, WAIT_FOR_ROOM, notices);
  }

  /**
   * Makes the folder, or opens the one there is, and takes away what writings left there that a
   * kill cut short.
   *
   * @param notices are told in a line each of what the user should know
   * @throws IllegalArgumentException if another process has it, or it is a file
   * @throws IOException if it cannot be made
   */
  public static RunFolder open(Path path, Consumer<String> notices) throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          "%s is a file and no run's folder; choose another name".formatted(path));
    }
    try {
      Files.createDirectories(path);
    } catch (IOException refused) {
      throw WriteFault.of(path, refused);
    }
    RunLock lock = RunLock.take(path);
    try {
      AtomicFile.removeLeftovers(path);
      AtomicFile.removeLeftovers(path.resolve(Checkpoints.FOLDER));
      return new RunFolder(path, lock, notices);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a run has begun in that folder that was cut off before its first iteration. */
  public static boolean isUnwritten(Path path) {
    return Files.exists(path.resolve(RunLock.NAME)) && !Files.exists(path.resolve(RecordFile.NAME));
  }

  public Path path() {
    return path;
  }

  /**
   * What {@code run.json} says; empty if no run has begun here.
   *
   * @throws IllegalArgumentException if the folder holds something else, or the file is damaged
   */
  public Optional<RunRecord> record() throws IOException {
    Path file = path.resolve(RecordFile.NAME);
    if (Files.exists(file)) {
      return Optional.of(RecordFile.read(file));
    }
    try (Stream<Path> files = Files.list(path)) {
      // A run that was killed at once leaves no more than its lock.
      if (files.anyMatch(each -> !each.getFileName().toString().startsWith("."))) {
        throw new IllegalArgumentException(
            "%s exists and holds no run; choose another name, or remove that folder"
                .formatted(path));
      }
    }
    return Optional.empty();
  }

  /**
   * The newest whole checkpoint.
   *
   * @throws IllegalArgumentException if it is of another run than this one
   */
  public Optional<Checkpoint> checkpoint(RunRecord run) throws IOException {
    return checkpoints.newest(run, notices);
  }

  public void write(RunRecord record) throws IOException {
    disk.write(() -> RecordFile.write(path.resolve(RecordFile.NAME), record));
  }

  public void write(List<Metrics> metrics, Map<String, String> tables) throws IOException {
    disk.write(() -> MetricsFile.write(path.resolve(MetricsFile.NAME), metrics));
    for (Map.Entry<String, String> table : tables.entrySet()) {
      disk.write(() -> AtomicFile.writeString(path.resolve(table.getKey()), table.getValue()));
    }
  }

  public void write(Checkpoint checkpoint) throws IOException {
    disk.write(() -> checkpoints.add(checkpoint));
  }

  /** The network at its end, with its velocity, and what its images need. */
  public void write(ComputationGraph graph, Preprocessing preprocessing) throws IOException {
    disk.write(() -> ModelFile.write(path.resolve(StoredRun.MODEL), graph, true));
    String parameters = ParameterHash.of(graph);
    disk.write(() -> PreprocessingFile.write(path, preprocessing, parameters));
  }

  /** The network that made the fewest errors on the images held out. */
  public void writeBest(ComputationGraph graph) throws IOException {
    disk.write(() -> ModelFile.write(path.resolve(StoredRun.BEST), graph, false));
  }

  /** A finished run needs no checkpoint; one that stays does no harm. */
  public void clearCheckpoints() {
    try {
      checkpoints.clear();
    } catch (IOException e) {
      notices.accept(
          "the checkpoints in %s could not be removed: %s".formatted(path, e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
