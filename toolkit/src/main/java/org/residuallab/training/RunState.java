package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.residuallab.training.RunRecord.Status;

/**
 * A stored run and whether anybody is at it. A run that was killed still calls itself running.
 *
 * @param run what its files say
 * @param process the number of the process that trains it, if one does
 */
public record RunState(StoredRun run, Optional<String> process) {

  /** The run in that folder. */
  public static RunState of(Path folder) throws IOException {
    return new RunState(StoredRun.read(folder), RunLock.owner(folder));
  }

  /**
   * All runs in a folder of runs, by name.
   *
   * @param damaged is told in a line of each run that cannot be read, which is passed over
   */
  public static List<RunState> all(Path runs, Consumer<String> damaged) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<RunState> states = new ArrayList<>();
    try (Stream<Path> folders = Files.list(runs)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve(RecordFile.NAME))) {
          try {
            states.add(of(folder));
          } catch (IllegalArgumentException e) {
            damaged.accept(e.getMessage());
          }
        }
      }
    }
    return states;
  }

  /** {@code finished}, {@code running (process 4711)}, {@code cut off}, {@code failed}. */
  public String inWords() {
    if (process.isPresent()) {
      return "running (process %s)".formatted(process.get());
    }
    Status status = run.record().status();
    return switch (status) {
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case RUNNING, INTERRUPTED -> "cut off";
    };
  }
}
