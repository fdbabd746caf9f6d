package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.launch.Home;
import org.residuallab.launch.Notebooks;
import org.residuallab.run.StoredRun;
import picocli.CommandLine.Parameters;

/** Notebooks and runs, each by its name or its path. */
final class ReportedOptions {

  @Parameters(
      paramLabel = "NOTEBOOK|RUN",
      description =
          "Name or first letters of a notebook in notebooks/, or a path to one; name of a run in"
              + " runs/ or notebooks/results/, or its folder (default: all notebooks).")
  private List<String> names = new ArrayList<>();

  /**
   * What these names mean.
   *
   * @throws IllegalArgumentException if one means nothing, or what it means is damaged
   * @throws IOException if a file cannot be read
   */
  Reported in(Home home) throws IOException {
    Notebooks all = Notebooks.in(home.notebooks());
    List<Path> notebooks = new ArrayList<>(names.isEmpty() ? all.files() : List.of());
    List<StoredRun> runs = new ArrayList<>();
    for (String name : names) {
      Optional<Path> run = runFolder(name);
      if (run.isPresent()) {
        runs.add(StoredRun.read(run.get()));
      } else {
        notebooks.add(notebook(all, name));
      }
    }
    for (Path notebook : notebooks) {
      Notebooks.requireNotebook(notebook);
    }
    return new Reported(notebooks, runs);
  }

  private static Optional<Path> runFolder(String name) {
    return Optional.of(RunFolders.named(name)).filter(Files::isDirectory);
  }

  private static Path notebook(Notebooks all, String name) {
    try {
      return all.named(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          unknown.getMessage()
              + "; nor is it a run: ./lab runs lists yours, notebooks/results holds those that came"
              + " with the project",
          unknown);
    }
  }
}
