package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A run that was made elsewhere comes into its folder here. */
final class RunArrival {

  private RunArrival() {}

  /**
   * Puts its files in, each whole and the record last, so that a run that is called finished has
   * all of them.
   *
   * @param made the folder in which it stands as it was made
   * @param folder its own, which this process has
   * @throws IllegalArgumentException if what was made has not come to its outcome, or is damaged
   * @throws IOException if a file cannot be read or written
   */
  static void put(Path made, RunFolder folder) throws IOException {
    StoredRun run = StoredRun.read(made);
    if (!run.record().status().isOutcome()) {
      throw new IllegalArgumentException(
          "%s has not come to its outcome yet".formatted(run.record().name()));
    }
    try (Stream<Path> all = Files.list(made)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .filter(file -> !file.endsWith(RecordFile.NAME))
              .toList();
      for (Path file : files) {
        copy(file, folder);
      }
    }
    copy(made.resolve(RecordFile.NAME), folder);
    folder.clearCheckpoints();
  }

  private static void copy(Path file, RunFolder folder) throws IOException {
    folder.put(
        file.getFileName().toString(),
        aside -> Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING));
  }
}
