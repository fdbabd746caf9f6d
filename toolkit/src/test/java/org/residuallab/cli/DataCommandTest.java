package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void lists_the_folders_behind_a_bad_one() throws IOException {
    Path bad = Files.createDirectories(home.resolve("datasets/a-bad/train/owl"));
    Files.createDirectories(home.resolve("datasets/a-bad/val/owl"));
    Path other = Files.createDirectories(home.resolve("datasets/b-other"));

    assertThat(execute("data")).isZero();
    assertThat(out.toString())
        .contains("cannot be used: " + bad + ": there is no picture in it")
        .contains("--data " + other);
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

  @Test
  void every_published_set_has_a_command_of_its_own() {
    for (String set : List.of("cifar10", "cifar100")) {
      assertThat(execute("data", set, "--help")).isZero();
      assertThat(out.toString())
          .contains("Usage: lab data " + set, "./lab data %s --url".formatted(set));
    }
    assertThat(out.toString()).contains("datasets/cifar-100", "\"JPEG copy of CIFAR-100\"");
  }

  @Test
  void files_of_another_set_are_called_by_their_name() throws IOException {
    Path python = Files.createDirectories(home.resolve("mine/cifar-100-python"));
    for (String file : List.of("train", "test", "meta")) {
      Files.writeString(python.resolve(file), "");
    }
    assertThat(execute("data", "cifar100", "--from", python.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is the Python version of CIFAR-100;").hasLineCount(1);
  }

  @Test
  void an_empty_path_is_the_users_mistake() {
    for (String option : List.of("--from", "--to")) {
      assertThat(execute("data", "cifar10", option, "")).isEqualTo(2);
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "lab: --from is empty; name a path, or leave it out",
            "lab: --to is empty; name a path, or leave it out");
  }

  @Test
  void a_mirror_is_for_downloads() {
    assertThat(execute("data", "cifar10", "--from", "x", "--url", "https://a.example"))
        .isEqualTo(2);
    assertThat(execute("data", "cifar100", "--url", "mirror/x.tar.gz")).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).containsAnyOf("--url downloads and", "no address of"));
  }

  private int execute(String... arguments) {
    CommandLine lab = Lab.commandLine();
    lab.setOut(new PrintWriter(out, true));
    lab.setErr(new PrintWriter(err, true));
    return lab.execute(arguments);
  }
}
