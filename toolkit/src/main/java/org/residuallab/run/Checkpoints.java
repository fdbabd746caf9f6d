package org.residuallab.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.files.ReadFault;
import org.residuallab.files.WriteFault;

/** The last two checkpoints of a run, in a folder of their own. */
final class Checkpoints {

  static final String FOLDER = "checkpoints";

  private static final int KEPT = 2;
  private static final Pattern NAME = Pattern.compile("(\\d{9})\\.checkpoint");

  private final Path folder;

  Checkpoints(Path run) {
    this.folder = run.resolve(FOLDER);
  }

  /** Adds one, and takes away those before the last two. */
  void add(Checkpoint checkpoint, Attempt attempt) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException file) {
      throw new IOException(folder + " is a file where a folder should be; remove it", file);
    } catch (IOException refused) {
      throw WriteFault.of(folder, refused);
    }
    attempt.write(
        folder.resolve(String.format(Locale.ROOT, "%09d.checkpoint", checkpoint.iteration())),
        CheckpointFile.writer(checkpoint));
    List<Path> newestFirst = newestFirst();
    for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
      Files.deleteIfExists(old);
    }
  }

  /**
   * The newest that is whole.
   *
   * @param run of which it must be
   * @param notices are told of those passed over, a line each
   * @throws IllegalArgumentException if it is another run's
   * @throws IOException if one cannot be read, and there is no other
   */
  Optional<Checkpoint> newest(RunRecord run, Consumer<String> notices) throws IOException {
    IOException unread = null;
    for (Path file : newestFirst()) {
      try {
        Checkpoint checkpoint = CheckpointFile.read(file);
        requireOf(run, checkpoint, file);
        return Optional.of(checkpoint);
      } catch (DamagedCheckpointException e) {
        notices.accept(e.getMessage() + "; the run goes on from before it");
        Files.delete(file);
      } catch (IOException e) {
        notices.accept(
            "checkpoint %s; the run goes on from before it".formatted(ReadFault.of(file, e)));
        unread = e;
      }
    }
    if (unread != null) {
      // To begin anew would cost all of the run, and the disk may only be away.
      throw unread;
    }
    return Optional.empty();
  }

  private static void requireOf(RunRecord run, Checkpoint checkpoint, Path file) {
    List<RunInputs.Difference> differences = checkpoint.inputs().differences(RunInputs.of(run));
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "checkpoint %s is of another run than %s: %s; remove it, or put the run's own back"
              .formatted(
                  file,
                  run.name(),
                  differences.stream()
                      .map(RunInputs.Difference::toString)
                      .collect(Collectors.joining("; "))));
    }
  }

  /** Takes them all away; what else is in their folder stays, and then the folder. */
  void clear() throws IOException {
    for (Path file : newestFirst()) {
      Files.delete(file);
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException foreign) {
      // As a file browser's own, or one that a network's disk keeps for a while.
    }
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> iteration(file) >= 0)
          .sorted(Comparator.comparingLong(Checkpoints::iteration).reversed())
          .toList();
    }
  }

  private static long iteration(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
