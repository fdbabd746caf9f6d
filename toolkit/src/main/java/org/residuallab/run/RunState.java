package org.residuallab.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.residuallab.files.ReadFault;
import org.residuallab.run.RunRecord.Status;

/**
 * A stored run and whether anybody is at it. A run that was killed still calls itself running.
 *
 * @param run what its files say
 * @param process the number of the process that trains it, if one does
 */
public record RunState(StoredRun run, Optional<String> process) {

  /**
   * The run in that folder.
   *
   * @throws IllegalArgumentException naming the file that is missing or damaged
   * @throws IOException if a file cannot be read
   */
  public static RunState of(Path folder) throws IOException {
    return of(StoredRun.read(folder), RunLock.owner(folder));
  }

  /**
   * All runs in a folder of runs, by name.
   *
   * @param damaged is told in a line of each run that cannot be read, which is passed over, and of
   *     each lock that cannot
   * @throws IOException if the folder cannot be read
   */
  public static List<RunState> all(Path runs, Consumer<String> damaged) throws IOException {
    List<RunState> states = new ArrayList<>();
    for (StoredRun run : StoredRun.all(runs, damaged)) {
      try {
        states.add(of(run, owner(run, damaged)));
      } catch (IllegalArgumentException fault) {
        damaged.accept(fault.getMessage());
      } catch (IOException gone) {
        damaged.accept(ReadFault.of(run.folder(), gone));
      }
    }
    return states;
  }

  /** A run that still was running when its record was read, and then ended, has a new one. */
  static RunState of(StoredRun run, Optional<String> process) throws IOException {
    boolean mayHaveEnded = process.isEmpty() && run.record().status() == Status.RUNNING;
    return new RunState(mayHaveEnded ? StoredRun.read(run.folder()) : run, process);
  }

  private static Optional<String> owner(StoredRun run, Consumer<String> damaged) {
    try {
      return RunLock.owner(run.folder());
    } catch (FileSystemException unknown) {
      damaged.accept(ReadFault.of(run.folder(), unknown));
    } catch (IllegalArgumentException | IOException inWords) {
      damaged.accept(inWords.getMessage());
    }
    return Optional.empty();
  }

  /**
   * {@code finished}, {@code running (process 4711)}, {@code cut off}, {@code failed}, {@code
   * diverged at iteration 7}.
   */
  public String inWords() {
    if (process.isPresent()) {
      return "running (process %s)".formatted(process.get());
    }
    Status status = run.record().status();
    return switch (status) {
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case DIVERGED -> "diverged at iteration %,d".formatted(run.metrics().size());
      case RUNNING, INTERRUPTED -> "cut off";
    };
  }
}
