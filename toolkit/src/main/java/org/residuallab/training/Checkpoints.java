package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
  void add(Checkpoint checkpoint) throws IOException {
    CheckpointFile.write(
        folder.resolve("%09d.checkpoint".formatted(checkpoint.iteration())), checkpoint);
    List<Path> newestFirst = newestFirst();
    for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
      Files.delete(old);
    }
  }

  /**
   * The newest that is whole.
   *
   * @param notices are told of damaged ones, a line each
   */
  Optional<Checkpoint> newest(Consumer<String> notices) throws IOException {
    for (Path file : newestFirst()) {
      try {
        return Optional.of(CheckpointFile.read(file));
      } catch (DamagedCheckpointException e) {
        notices.accept(e.getMessage() + "; the run goes on from before it");
        Files.delete(file);
      }
    }
    return Optional.empty();
  }

  /** Takes them all away. */
  void clear() throws IOException {
    for (Path file : newestFirst()) {
      Files.delete(file);
    }
    Files.deleteIfExists(folder);
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
