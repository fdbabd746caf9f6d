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

/** Starts the PyTorch program in this package's resources. */
final class TorchCommand {

  private static final String PROGRAM = "pytorch.py";

  private TorchCommand() {}

  static List<String> of(Task task, String python) {
    return List.of(
        python,
        "-c",
        program(),
        task.net(),
        task.mode().label(),
        Integer.toString(task.batch()),
        Integer.toString(task.threads()));
  }

  /** A Python that can import torch: of {@link Setting#PYTHON}, this project's, or on the PATH. */
  static Optional<String> python() throws IOException, InterruptedException {
    List<String> candidates = new ArrayList<>();
    Setting.PYTHON.told().map(Told::text).ifPresent(candidates::add);
    Path own = Project.here().root().resolve(".venv/bin/python");
    if (Files.isExecutable(own)) {
      candidates.add(own.toString());
    }
    candidates.add("python3");
    for (String candidate : candidates) {
      if (hasTorch(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean hasTorch(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  private static String program() {
    try (InputStream in = TorchCommand.class.getResourceAsStream(PROGRAM)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
