package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.setting.Setting;
import picocli.CommandLine;

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
    assertThat(FromRoot.path(Path.of(".."))).isEqualTo(".");
    assertThat(FromRoot.path(elsewhere)).isEqualTo(elsewhere.toString());
  }

  @Test
  void a_path_below_where_one_stands_outside_of_the_project_begins_at_the_root(
      @TempDir Path project) {
    Setting.HOME.set(project.toString());

    assertThat(FromRoot.path(Path.of("pom.xml")))
        .isEqualTo(Path.of("pom.xml").toAbsolutePath().toString());
  }

  @Test
  void what_was_typed_can_be_typed_in_the_projects_folder() {
    assertThat(typed("pom.xml", "01", "--format", "pdf"))
        .containsExactly("./lab", "report", "toolkit/pom.xml", "01", "--format", "pdf");
  }

  @Test
  void words_that_are_no_paths_stay_though_there_is_a_file_of_that_name() {
    assertThat(typed("01", "--archive", "--license=pom.xml"))
        .containsExactly("./lab", "report", "01", "--archive", "--license", "pom.xml");
  }

  @Test
  void a_file_that_is_not_there_yet_is_a_path_however_it_was_typed() {
    assertThat(typed("01", "-o", "new.html"))
        .containsExactly("./lab", "report", "01", "--output", "toolkit/new.html");
    assertThat(typed("01", "--output=new.html"))
        .containsExactly("./lab", "report", "01", "--output", "toolkit/new.html");
  }

  private static List<String> typed(String... words) {
    return FromRoot.typed(new CommandLine(new ReportCommand()).parseArgs(words));
  }
}
