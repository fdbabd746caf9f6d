package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

final class ComplaintsTest {

  private final StringWriter errors = new StringWriter();

  @Test
  void calls_an_impossible_argument_of_our_own_code_the_users_mistake() {
    int status = statusOf(new IllegalArgumentException("a depth is 6n + 2, not 21"));

    assertThat(status).isEqualTo(2);
    assertThat(errors).hasToString("lab: a depth is 6n + 2, not 21\n");
  }

  @Test
  void calls_an_impossible_argument_of_a_librarys_code_a_failure() {
    int status = statusOf(() -> List.of(1, 2).subList(1, 0).size());

    assertThat(status).isEqualTo(1);
    assertThat(errors.toString()).startsWith("lab: java.lang.IllegalArgumentException: ");
    assertThat(errors.toString()).contains("LAB_DEBUG=1");
  }

  @Test
  void calls_what_the_disk_or_the_network_does_a_failure() {
    assertThat(statusOf(new IOException("No space left on device"))).isEqualTo(1);
    assertThat(statusOf(new UncheckedIOException(new FileNotFoundException("x.csv")))).isEqualTo(1);
    assertThat(statusOf(new NoSuchFileException("y.csv"))).isEqualTo(1);
    assertThat(errors.toString().lines())
        .containsExactly("lab: No space left on device", "lab: x.csv", "lab: no such file: y.csv");
  }

  @Test
  void passes_on_the_name_of_the_file_that_whoever_wrapped_a_failure_gave() {
    IOException disk = new IOException("Input/output error");

    assertThat(statusOf(new UncheckedIOException("a.jpg cannot be read", disk))).isEqualTo(1);
    assertThat(errors).hasToString("lab: a.jpg cannot be read\n");
  }

  @Test
  void names_what_stands_where_a_folder_should_be(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

    for (Path way : List.of(file, link)) {
      assertThat(statusOf(() -> Files.createDirectories(way.resolve("reports")).getNameCount()))
          .isEqualTo(2);
    }
    assertThat(errors.toString().lines())
        .containsExactly(
            "lab: " + file + " is a file, not a folder",
            "lab: " + link + " is a link to something that is not there");
  }

  @Test
  void says_how_to_give_more_memory_and_hides_no_other_error() {
    CommandLine thing = commandLine(() -> 0);

    assertThat(Complaints.about(new OutOfMemoryError("Java heap space"), thing)).isEqualTo(1);
    assertThat(Complaints.about(new StackOverflowError(), thing)).isEqualTo(1);
    assertThat(errors.toString().lines())
        .containsExactly(
            "lab: not enough memory (Java heap space); LAB_JVM_OPTS=-Xmx6g gives 6 GB, if the"
                + " machine has them",
            "lab: java.lang.StackOverflowError (LAB_DEBUG=1 shows where in the code it arose)");
  }

  @Test
  void makes_one_line_of_a_message_of_several() {
    statusOf(new IllegalArgumentException("first\n  second"));

    assertThat(errors).hasToString("lab: first second\n");
  }

  @Test
  void names_the_option_that_was_meant() {
    int status = commandLine(() -> 0).execute("--sed", "1");

    assertThat(status).isEqualTo(2);
    assertThat(errors).hasToString("lab: Unknown options: '--sed', '1'; did you mean '--seed'?\n");
  }

  @Test
  void says_what_is_no_number() {
    int status = commandLine(() -> 0).execute("--seed", "lucky");

    assertThat(status).isEqualTo(2);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString()).contains("--seed", "'lucky'").endsWith("; see ./thing --help\n");
  }

  @Test
  void names_the_commands_there_are() {
    CommandLine lab = Lab.commandLine().setErr(new PrintWriter(errors));

    assertThat(lab.execute("fly")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("lab: no command 'fly'; there are run, report, open, ");
  }

  private int statusOf(Exception thrown) {
    return statusOf(
        () -> {
          throw thrown;
        });
  }

  private int statusOf(Callable<Integer> call) {
    return commandLine(call).execute();
  }

  private CommandLine commandLine(Callable<Integer> call) {
    Complaints complaints = new Complaints();
    return new CommandLine(new Thing(call))
        .setErr(new PrintWriter(errors))
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints);
  }

  @Command(name = "thing")
  private static final class Thing implements Callable<Integer> {

    private final Callable<Integer> work;

    @Option(names = "--seed")
    @SuppressWarnings("unused") // picocli sets it
    private long seed;

    Thing(Callable<Integer> work) {
      this.work = work;
    }

    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  @Test
  void names_no_command_that_is_for_programs_alone() {
    StringWriter said = new StringWriter();
    CommandLine lab = Lab.commandLine().setErr(new PrintWriter(said));

    assertThat(lab.execute("fly")).isEqualTo(2);
    assertThat(said.toString()).contains("train, ", "study, ").doesNotContain("drive");
  }

  @Test
  void memory_that_ran_out_on_another_thread_keeps_its_words() {
    OutOfMemoryError again = new OutOfMemoryError();
    again.initCause(new OutOfMemoryError("Java heap space for a.png, 16,000 x 16,000 pixels"));

    Complaints.about(again, commandLine(() -> 0));

    assertThat(errors.toString())
        .startsWith("lab: not enough memory (Java heap space for a.png, 16,000 x 16,000 pixels); ");
  }
}
