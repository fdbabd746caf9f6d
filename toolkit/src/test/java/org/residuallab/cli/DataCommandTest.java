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
import org.residuallab.setting.Setting;
import picocli.CommandLine;

class DataCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;

  @BeforeEach
  void setHome() {
    Setting.HOME.set(home.toString());
  }

  @AfterEach
  void restoreHome() {
    Setting.HOME.unset();
  }

  @Test
  void lists_the_synthetic_set_and_says_what_is_wrong_with_a_folder() throws IOException {
    Path broken = Files.createDirectories(home.resolve("datasets/mine"));
    Files.createDirectories(home.resolve("datasets/.hidden"));
    assertThat(execute("data")).isZero();
    assertThat(out.toString())
        .contains("without --data")
        .contains("    synthetic ")
        .containsPattern("sha256 [0-9a-f]{64}")
        .contains("--data " + broken)
        .contains("cannot be used: " + broken + " has no file ")
        .doesNotContain("hidden");
  }

  @Test
  void a_description_needs_files_to_describe() {
    assertThat(execute("data", "cifar10", "--about", "mine")).isEqualTo(2);
    assertThat(err.toString()).startsWith("lab: --about ").hasLineCount(1);
  }

  @Test
  void files_that_are_not_there_are_the_users_mistake() {
    assertThat(execute("data", "cifar10", "--from", home.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("lab: --from: there is no " + home.resolve("none"));
    assertThat(home.resolve("datasets")).doesNotExist();
  }

  @Test
  void a_file_in_the_way_is_the_users_mistake() throws IOException {
    Path file = Files.writeString(home.resolve("a-file"), "");
    String from = Files.createDirectory(home.resolve("mine")).toString();

    assertThat(execute("data", "cifar10", "--from", from, "--to", file + "/x")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("lab: " + file + " is a file, not a folder");
  }

  private int execute(String... arguments) {
    CommandLine lab = Lab.commandLine();
    lab.setOut(new PrintWriter(out, true));
    lab.setErr(new PrintWriter(err, true));
    return lab.execute(arguments);
  }
}
