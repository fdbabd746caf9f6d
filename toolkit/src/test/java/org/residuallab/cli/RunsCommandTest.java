package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.setting.Setting;

/** Before the first run there is something to say, too. */
class RunsCommandTest {

  @TempDir private Path project;

  @BeforeEach
  void isElsewhere() {
    Setting.HOME.set(project.toString());
  }

  @AfterEach
  void isForgotten() {
    Setting.HOME.unset();
  }

  @Test
  void without_runs_the_next_step_is_named() {
    Spoken said = Spoken.by(new RunsCommand());

    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("No runs in ").contains("./lab train").hasLineCount(1);
    assertThat(Spoken.by(new RunsCommand(), "--format", "csv").out()).startsWith("run,network,");
  }

  @Test
  void a_damaged_run_is_a_run() throws Exception {
    Path record = project.resolve("runs/one/run.json");
    Files.createDirectories(record.getParent());
    Files.writeString(record, "null");

    Spoken said = Spoken.by(new RunsCommand());

    assertThat(said.out()).doesNotContain("No runs");
    assertThat(said.err()).contains("run.json is empty");
  }
}
