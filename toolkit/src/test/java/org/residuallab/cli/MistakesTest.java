package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.setting.Setting;
import picocli.CommandLine;

/**
 * What a user cannot have meant is answered in one line, with status 2, before anything is done.
 */
class MistakesTest {

  @TempDir private Path project;

  @BeforeEach
  void aProjectWithANotebook() throws IOException {
    Path notebooks = Files.createDirectories(project.resolve("notebooks"));
    Files.writeString(
        notebooks.resolve("glue.ipynb"),
        "{\"nbformat\": 4, \"nbformat_minor\": 4, \"metadata\": {}, \"cells\": []}");
    Files.createFile(notebooks.resolve("setup.jshell"));
    Setting.HOME.set(project.toString());
  }

  @AfterEach
  void goHome() {
    Setting.HOME.unset();
  }

  @Test
  void of_a_setting_that_each_kernel_would_refuse_are_answered_before_anything_is_installed() {
    Setting.ENGINE.set("quick");
    try {
      refuses("lab: lab.engine: unknown engine 'quick'; use ", "run", "glue");
      refuses("lab: lab.engine: unknown engine 'quick'; use ", "open");
    } finally {
      Setting.ENGINE.unset();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run nonsense | lab: no notebook 'nonsense'; there are: ",
        "run --preset huge | lab: --preset: unknown preset 'huge'; use one of: tiny, demo, ",
        "run --data nowhere | lab: --data: nowhere is not a folder; ",
        "run --presset tiny | lab: Unknown option: '--presset'",
        "report nonsense | lab: no notebook 'nonsense'; there are: ",
        "report glue --archive -o page.html | lab: --output: cannot write a report to ",
        "report glue -o page.txt | lab: --output: cannot write a report to page.txt: ",
        "open --port 70000 | lab: --port 70000: a port is 1 to 65535",
        "study x.yaml --store file:///x | lab: --store goes with --on MASTER",
        "evaluate x --threads 2 | lab: --threads goes with --on MASTER",
        "fly | lab: no command 'fly'; there are "
      })
  void is_answered_in_one_line(String typed, String complaint) {
    refuses(complaint, typed.split(" "));
  }

  @Test
  void a_notebook_elsewhere_is_not_in_what_jupyterlab_shows(@TempDir Path elsewhere)
      throws IOException {
    Path other = Files.writeString(elsewhere.resolve("other.ipynb"), "{}");

    refuses("lab: " + other + " is not in " + project, "open", other.toString());
  }

  @Test
  void an_empty_folder_to_write_to_is_no_folder() {
    refuses("lab: --to is empty; name a path", "export", "run", "--to", "");
  }

  private static void refuses(String complaint, String... typed) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine lab = Lab.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    assertThat(lab.execute(typed)).isEqualTo(2);
    assertThat(err.toString()).startsWith(complaint).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }
}
