package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.residuallab.files.Project;
import org.residuallab.launch.Child;
import org.residuallab.launch.Home;
import org.residuallab.launch.PythonEnvironment;
import org.residuallab.launch.Workplace;
import org.residuallab.report.RepeatedNotebook;
import org.residuallab.setting.Setting;

/** Executes archived notebooks again, by what they say they were executed by. */
final class NotebookRepetition {

  /** How {@code repeat.py} ends where a cell failed. */
  private static final int A_CELL_FAILED = 3;

  private final Home home;
  private final PythonEnvironment python;
  private final Map<String, String> images;

  /**
   * On this machine.
   *
   * @param data folder of the images; empty means the synthetic set
   * @param err is told what is installed, if anything is
   */
  NotebookRepetition(Optional<Path> data, PrintWriter err) {
    home = Home.here();
    python = new PythonEnvironment(home, err);
    images =
        data.map(folder -> Map.of(Setting.DATA.variable(), folder.toAbsolutePath().toString()))
            .orElse(Map.of());
  }

  /**
   * Executes one, in a project of its own without any runs: what the notebook trains is trained.
   *
   * @param scratch an empty folder
   * @return empty if a cell failed, which has been said
   * @throws IllegalArgumentException if the notebook does not say by what it was executed, or could
   *     not be executed at all, which has been said as well
   * @throws IOException if a file cannot be read or written
   */
  Optional<RepeatedNotebook> of(Path notebook, Path scratch)
      throws IOException, InterruptedException {
    Map<String, String> settings =
        new TreeMap<>(RepeatedNotebook.settings(notebook, !images.isEmpty()));
    settings.putAll(images);
    python.install();
    Files.createSymbolicLink(scratch.resolve("notebooks"), home.notebooks());
    Path result = scratch.resolve("result.json");
    int status =
        Child.run(
            new Workplace(new Home(new Project(scratch)), settings)
                .process(
                    python.interpreter().toString(),
                    home.python().resolve("repeat.py").toString(),
                    notebook.toString(),
                    home.notebooks().toString(),
                    result.toString()));
    if (status == A_CELL_FAILED) {
      return Optional.empty();
    }
    if (status != 0) {
      throw new IllegalArgumentException("it could not be executed here");
    }
    return Optional.of(RepeatedNotebook.read(result));
  }
}
