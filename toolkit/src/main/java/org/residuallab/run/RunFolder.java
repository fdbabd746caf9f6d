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
  private final Optional<RunLock> lock;
  private final Attempt attempt;
  private final Checkpoints checkpoints;
  private final DiskSpace disk;
  private final Consumer<String> notices;

  private RunFolder(
      Path path,
      Optional<RunLock> lock,
      Attempt attempt,
      DiskSpace disk,
      Consumer<String> notices) {
    this.path = path;
    this.lock = lock;
    this.attempt = attempt;
    this.disk = disk;
    this.notices = notices;
    this.checkpoints = new Checkpoints(path);
  }

  /** {@link #open(Path, Optional, Consumer)} on one machine. */
  public static RunFolder open(Path path, Consumer<String> notices) throws IOException {
    return open(path, Optional.empty(), notices);
  }

  /**
   * Makes the folder, or opens the one there is, and takes away what writings left there that a
   * kill cut short. An earlier attempt that still goes on somewhere writes no more into it.
   *
   * @param at where on a cluster; empty on one machine
   * @param notices are told in a line each of what the user should know
   * @throws IllegalArgumentException if another process has it, or it is a file
   * @throws IOException if it cannot be made
   */
  public static RunFolder open(Path path, Optional<Placement> at, Consumer<String> notices)
      throws IOException {
    requireNoFile(path);
    try {
      Files.createDirectories(path);
    } catch (IOException refused) {
      throw WriteFault.of(path, refused);
    }
    Optional<RunLock> lock = lock(path, at);
    try {
      DiskSpace disk = new DiskSpace(path, WAIT_FOR_ROOM, notices);
      Attempt attempt = disk.get(() -> Attempt.begin(path, at));
      AtomicFile.removeLeftovers(path);
      AtomicFile.removeLeftovers(path.resolve(Checkpoints.FOLDER));
      return new RunFolder(path, lock, attempt, disk, notices);
    } catch (IOException | RuntimeException e) {
      if (lock.isPresent()) {
        lock.get().close();
      }
      throw e;
    }
  }

  private static void requireNoFile(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException(
          "%s is a file and no run's folder; choose another name".formatted(path));
    }
  }

  /**
   * Whoever is about to begin a run there asks this first, so that a folder of something else gets
   * not even a lock.
   *
   * @throws IllegalArgumentException if it is a file, or a folder that holds something else than a
   *     run
   * @throws IOException if it cannot be read
   */
  public static void requireNothingElse(Path path) throws IOException {
    requireNoFile(path);
    // With a lock it is a run's, which may be about to arrive: whoever has that lock knows.
    if (Files.exists(path) && !Files.exists(path.resolve(RunLock.NAME))) {
      requireARunOrNothing(path);
    }
  }

  private static void requireARunOrNothing(Path path) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(path)) {
      names = files.map(each -> each.getFileName().toString()).toList();
    }
    // A run that was killed at once leaves no more than its lock.
    if (!names.contains(RecordFile.NAME)
        && names.stream().anyMatch(name -> !name.startsWith("."))) {
      throw new IllegalArgumentException(
          "%s exists and holds no run; choose another name, or remove that folder".formatted(path));
    }
  }

  /**
   * The lock; nothing where an earlier attempt for the same application has it, which may hang on a
   * machine that nobody can reach.
   */
  private static Optional<RunLock> lock(Path path, Optional<Placement> at) throws IOException {
    try {
      return Optional.of(RunLock.take(path));
    } catch (RunBusyException busy) {
      Optional<String> application = Attempt.latest(path).map(Placement::application);
      if (application.isPresent() && application.equals(at.map(Placement::application))) {
        return Optional.empty();
      }
      throw busy;
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
    requireARunOrNothing(path);
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
    put(RecordFile.NAME, RecordFile.writer(record));
  }

  public void write(List<Metrics> metrics, Map<String, String> tables) throws IOException {
    put(MetricsFile.NAME, MetricsFile.writer(metrics));
    for (Map.Entry<String, String> table : tables.entrySet()) {
      put(table.getKey(), aside -> Files.writeString(aside, table.getValue()));
    }
  }

  public void write(Checkpoint checkpoint) throws IOException {
    disk.write(() -> checkpoints.add(checkpoint, attempt));
  }

  /** The network at its end, with its velocity, and what its images need. */
  public void write(ComputationGraph graph, Preprocessing preprocessing) throws IOException {
    put(StoredRun.MODEL, ModelFile.writer(graph, true));
    put(PreprocessingFile.NAME, PreprocessingFile.writer(preprocessing, ParameterHash.of(graph)));
  }

  /** The network that made the fewest errors on the images held out. */
  public void writeBest(ComputationGraph graph) throws IOException {
    put(StoredRun.BEST, ModelFile.writer(graph, false));
  }

  /**
   * Puts in a run that was made in that folder, its record last.
   *
   * @throws IllegalArgumentException if it has not come to its outcome, or is damaged
   */
  public void fill(Path made) throws IOException {
    RunArrival.put(made, this);
  }

  void put(String name, AtomicFile.Writer writer) throws IOException {
    disk.write(() -> attempt.write(path.resolve(name), writer));
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
    try {
      attempt.close();
    } finally {
      if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }
}
