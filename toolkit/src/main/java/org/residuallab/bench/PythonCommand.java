package org.residuallab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.files.Project;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/** Starts the Python program in this package's resources. */
final class PythonCommand {

  /**
   * What came of the search for a Python that has an engine.
   *
   * @param python the interpreter; nothing where there is none
   * @param reason why there is none, in a few words, with what to do
   */
  record Found(Optional<String> python, String reason) {}

  private static final List<String> PROGRAM = List.of("networks.py", "engines.py");

  private PythonCommand() {}

  static List<String> of(Task task, String engine, String python) {
    List<String> command = new ArrayList<>(List.of(python, "-c", program(), engine));
    command.addAll(List.of(task.net(), task.mode().label()));
    command.addAll(List.of(Integer.toString(task.batch()), Integer.toString(task.threads())));
    task.pictures().ifPresent(folder -> command.add(folder.toString()));
    return command;
  }

  /**
   * The Python that has the engine: of {@link Setting#PYTHON}, this project's, or on the PATH.
   *
   * @param mode what it is to do
   * @param instructions the engine must be able to keep to them
   */
  static Found find(String engine, Mode mode, Instructions instructions)
      throws InterruptedException {
    String reason = "no Python with torch (pip install torch==2.13.0; LAB_PYTHON may name it)";
    for (String python : candidates()) {
      String text;
      try {
        ProcessBuilder builder =
            new ProcessBuilder(python, "-c", program(), engine, "check", mode.label());
        builder.environment().putAll(instructions.environment());
        Process check = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        check.getOutputStream().close();
        text = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (check.waitFor() != 0) {
          continue; // It has no torch.
        }
      } catch (IOException noSuchCommand) {
        continue;
      }
      if (text.isEmpty()) {
        return new Found(Optional.of(python), "");
      }
      reason = text;
    }
    return new Found(Optional.empty(), reason);
  }

  private static List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    Setting.PYTHON.told().map(Told::text).ifPresent(candidates::add);
    Path own = Project.here().root().resolve(".venv/bin/python");
    if (Files.isExecutable(own)) {
      candidates.add(own.toString());
    }
    candidates.add("python3");
    return candidates;
  }

  private static String program() {
    StringBuilder program = new StringBuilder();
    for (String part : PROGRAM) {
      try (InputStream in = PythonCommand.class.getResourceAsStream(part)) {
        program.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return program.toString();
  }
}
