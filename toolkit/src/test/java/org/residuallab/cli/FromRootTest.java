package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.setting.Setting;

/** Tests stand in {@code toolkit/}, a user in any folder of the project. */
class FromRootTest {

  @BeforeEach
  void theProjectIsTheFolderAbove() {
    Setting.HOME.set("..");
  }

  @AfterEach
  void goHome() {
    Setting.HOME.unset();
  }

  @Test
  void a_path_in_the_project_begins_there_and_another_at_the_root(@TempDir Path elsewhere) {
    assertThat(FromRoot.path(Path.of("pom.xml"))).isEqualTo("toolkit/pom.xml");
    assertThat(FromRoot.path(Path.of("../notebooks"))).isEqualTo("notebooks");
    assertThat(FromRoot.path(elsewhere)).isEqualTo(elsewhere.toString());
  }

  @Test
  void what_was_typed_can_be_typed_in_the_projects_folder() {
    assertThat(FromRoot.typed(List.of("report", "pom.xml", "01", "--format", "pdf", "")))
        .containsExactly("./lab", "report", "toolkit/pom.xml", "01", "--format", "pdf", "");
  }
}
