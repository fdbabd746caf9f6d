package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.setting.Setting;

/** Against a program in place of a Python that has torch. */
class PythonCommandTest {

  private static final Task TASK = new Task("resnet-20", Mode.TRAIN, 4, 1);

  @TempDir Path folder;

  @AfterEach
  void unset() {
    Setting.PYTHON.unset();
  }

  @Test
  void a_python_that_can_is_asked_for_steps_and_has_a_row() throws Exception {
    python(
        """
        [ "$4" = check ] && exit 0
        echo "torch $3 $4 $5 $6 $7"
        while read -r steps; do echo "0.$steps"; done
        """);
    List<String> said = new ArrayList<>();

    List<Row> rows = benchmark(said);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).description()).isEqualTo("torch pytorch resnet-20 train 4 1");
    assertThat(rows.get(0).speeds()).allSatisfy(speed -> assertThat(speed).isPositive());
    assertThat(said).noneMatch(line -> line.contains("left out"));
  }

  @Test
  void what_the_program_says_against_itself_is_passed_on() throws Exception {
    python("echo this Python has no torch worth the name");
    List<String> said = new ArrayList<>();

    assumeThat(PythonCommand.find("pytorch", Mode.TRAIN, Instructions.ALL).python())
        .as("another Python of this machine has torch, and takes part")
        .isEmpty();
    assertThat(benchmark(said)).isEmpty();
    assertThat(said).contains("pytorch is left out: this Python has no torch worth the name");
  }

  @Test
  void the_program_is_python() throws Exception {
    String program = PythonCommand.of(TASK, "pytorch", "python3").get(2);
    Process compiler =
        new ProcessBuilder(
                "python3", "-c", "import sys; compile(sys.stdin.read(), 'bench', 'exec')")
            .redirectErrorStream(true)
            .start();
    try (var in = compiler.outputWriter(StandardCharsets.UTF_8)) {
      in.write(program);
    }

    assertThat(new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(compiler.waitFor()).isZero();
  }

  private void python(String program) throws Exception {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + program);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Setting.PYTHON.set(file.toString());
  }

  private static List<Row> benchmark(List<String> said) throws Exception {
    return new Benchmark(2, 1, Instructions.ALL, List.of(Contestant.PYTORCH), said::add)
        .measure(TASK);
  }
}
