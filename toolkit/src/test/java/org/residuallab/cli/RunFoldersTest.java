package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.setting.Setting;

class RunFoldersTest {

  private static final Path HERE = Path.of("").toAbsolutePath();

  @TempDir private Path project;

  @BeforeEach
  void goElsewhere() {
    Setting.HOME.set(project.toString());
  }

  @AfterEach
  void goHome() {
    Setting.HOME.unset();
  }

  @Test
  void the_folder_that_one_stands_in_is_none_of_all_runs() throws Exception {
    Files.createDirectories(project.resolve("runs"));

    assertThat(RunFolders.named(".")).isEqualTo(HERE);
    assertThat(RunFolders.named("..")).isEqualTo(HERE.getParent());
    assertThat(RunFolders.own("./")).isEqualTo(HERE);
    assertThat(RunFolders.named("/")).isEqualTo(Path.of("/"));
  }

  @Test
  void a_name_is_a_runs_of_ones_own_before_one_that_came() throws Exception {
    Path came = Files.createDirectories(project.resolve("notebooks/results/one"));
    assertThat(RunFolders.named("one")).isEqualTo(came);
    assertThat(RunFolders.own("one")).isEqualTo(project.resolve("runs/one"));

    Path own = Files.createDirectories(project.resolve("runs/one"));
    assertThat(RunFolders.named("one")).isEqualTo(own);
  }
}
