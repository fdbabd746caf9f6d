package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

/** What train, resume, runs, study, verify and diff say and return. */
class StoredRunCommandsTest {

  private static final String TRAIN = "resnet-8 --preset tiny --iterations 4 --name ";

  @TempDir static Path home;
  private static Path runs;

  @BeforeAll
  static void trains_one() {
    Setting.HOME.set(home.toString());
    runs = home.resolve("runs");
    Spoken said = say(new TrainCommand(), TRAIN + "one");
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("4 of 4", "finished: training error ");
  }

  @AfterAll
  static void restores_home() {
    Setting.HOME.unset();
  }

  @Test
  void train_makes_a_run_once_and_anew_only_if_asked() throws Exception {
    Spoken usual = say(new TrainCommand(), "resnet-8 --preset tiny --seed 7");
    assertThat(usual.status()).isZero();
    assertThat(runs.resolve("resnet-8-tiny-seed7/model.zip")).exists();
    assertThat(say(new TrainCommand(), "resnet-8 --preset tiny --seed 7").out())
        .contains("resnet-8-tiny-seed7 has finished already; --again trains it anew");
    assertThat(runs.resolve("resnet-8-tiny-seed7-2")).doesNotExist();

    assertThat(say(new TrainCommand(), "resnet-8 --preset tiny --seed 7 --again").status())
        .isZero();
    assertThat(StoredRun.read(runs.resolve("resnet-8-tiny-seed7-2")).metrics())
        .isEqualTo(StoredRun.read(runs.resolve("resnet-8-tiny-seed7")).metrics());
  }

  @Test
  void train_says_of_a_run_that_diverged_that_it_did() throws Exception {
    String wild = TRAIN + "wild --learning-rate 1e30";
    assertThat(say(new TrainCommand(), wild).err()).contains("wild diverged at iteration ");

    Spoken again = say(new TrainCommand(), wild);
    Spoken evaluated = say(new EvaluateCommand(), "wild --protocol flip");

    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out())
        .contains("wild diverged at iteration ", "a learning rate below 1.0E30 may help")
        .doesNotContain("finished already");
    assertThat(evaluated.err()).contains("the run diverged").doesNotContain("not ended");
    remove(runs.resolve("wild"));
  }

  @Test
  void train_refuses_a_users_mistake() throws Exception {
    refuses(new TrainCommand(), TRAIN + "one --seed 2", "the run one has seed 1, not 2; choose");
    Files.writeString(runs.resolve("taken"), "");
    refuses(new TrainCommand(), TRAIN + "taken", "taken is a file and no run's folder");
    Files.delete(runs.resolve("taken"));
    refuses(new TrainCommand(), TRAIN + "../out", "'../out' cannot name a run");
    refuses(new TrainCommand(), "resnet-21", "no network resnet-21");
    refuses(new TrainCommand(), TRAIN + "two --checkpoint-every 0", "every 0 iterations");
  }

  @Test
  void resume_reads_a_finished_run_and_refuses_one_under_another_name() throws Exception {
    assertThat(say(new ResumeCommand(), "one").out())
        .contains("one has finished already; --iterations N goes on with it");
    refuses(new ResumeCommand(), "none", "no run none in ");
    refuses(new ResumeCommand(), "one --data nowhere", "the run one was made on synthetic");
    refuses(new VerifyCommand(), "one --data nowhere", "leave out --data");

    Path renamed = copy("one", "renamed");
    refuses(new ResumeCommand(), "renamed", "renamed holds the run one; rename the folder back");
    Spoken list = say(new RunsCommand(), "--format csv");
    assertThat(list.status()).isZero();
    assertThat(list.err()).contains("renamed holds the run one").hasLineCount(1);
    remove(renamed);
  }

  @Test
  void resume_goes_on_from_a_checkpoint_whatever_became_of_the_curves() throws Exception {
    Thread.currentThread().interrupt();
    Spoken stopped = say(new TrainCommand(), TRAIN + "stopped");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.status()).isEqualTo(1);
    assertThat(stopped.out()).contains("stopped before its first iteration").doesNotContain("NaN");
    assertThat(stopped.err()).contains("lab: stopped; the same command, or ./lab resume stopped");
    assertThat(say(new RunsCommand(), "--format csv").out())
        .contains("stopped")
        .doesNotContain("NaN");
    Files.writeString(runs.resolve("stopped/metrics.csv"), "torn");

    assertThat(say(new ResumeCommand(), "stopped").status()).isZero();
    assertThat(say(new DiffCommand(), "one stopped").status()).isZero();
    remove(runs.resolve("stopped"));
  }

  @Test
  void a_stopped_run_that_the_same_command_would_begin_anew_is_gone_on_with_by_resume_alone()
      throws Exception {
    Thread.currentThread().interrupt();
    Spoken stopped = say(new TrainCommand(), TRAIN + "halted --again");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped.err()).contains("lab: stopped; ./lab resume halted goes on");
    remove(runs.resolve("halted"));
  }

  @Test
  void runs_lists_what_is_there_and_names_what_is_damaged() throws Exception {
    assertThat(say(new RunsCommand(), "--format csv").out()).contains("one,resnet-8,A,1,");

    Path damaged = copy("one", "damaged");
    Files.writeString(damaged.resolve("run.json"), "null");
    Spoken said = say(new RunsCommand(), "--format csv");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("one,resnet-8,A,1,");
    assertThat(said.err()).contains("damaged/run.json is empty").hasLineCount(1);
    Spoken ledger = say(new LedgerCommand(), "--summary");
    assertThat(ledger.status()).isZero();
    assertThat(ledger.err()).contains("lab: ", "damaged/run.json is empty").hasLineCount(1);
    remove(damaged);
  }

  @Test
  void what_is_quoted_from_files_is_printed_as_text() throws Exception {
    Path damaged = copy("one", "clears\u001b[2Jthe\rscreen");
    Files.writeString(damaged.resolve("run.json"), "null");
    Spoken said = say(new RunsCommand(), "--format csv");
    assertThat(said.out() + said.err())
        .contains("clears\\u001b[2Jthe\\u000dscreen/run.json is empty")
        .doesNotContain("\u001b", "\r");
    assertThat(say(new ResumeCommand(), "no\u001b[1mne").err()).contains("no run no\\u001b[1mne");
    remove(damaged);
  }

  @Test
  void verify_confirms_or_not() throws Exception {
    Spoken good = say(new VerifyCommand(), "one");
    assertThat(good.status()).isZero();
    assertThat(good.out()).contains("metrics.csv: 4 of 4 rows equal", "one: confirmed, to the bit");

    Path better = copy("one", "better");
    Path record = better.resolve("run.json");
    Files.writeString(
        record,
        Files.readString(record).replaceFirst("\"test_error\" : [0-9.]+", "\"test_error\" : 5.0"));
    Spoken bad = say(new VerifyCommand(), "better --iterations 1");
    assertThat(bad.status()).isEqualTo(1);
    assertThat(bad.out()).contains("run.json states errors of ", "NOT confirmed");
    remove(better);
  }

  @Test
  void verify_refuses_what_it_cannot_repeat() throws Exception {
    refuses(new VerifyCommand(), "none", "no run in ");
    refuses(new VerifyCommand(), "one --iterations 0", "--iterations: repeat 1 or more, not 0");

    Path own = copy("one", "own");
    Path record = own.resolve("run.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replaceFirst("\"source\" : \\{[^}]*}", "\"source\" : { \"kind\" : \"own\" }"));
    refuses(new VerifyCommand(), "own", "the run one was made on own images, sha256 ");
    remove(own);
  }

  @Test
  void diff_tells_equal_results_from_others() {
    assertThat(say(new DiffCommand(), "one one").out())
        .isEqualToIgnoringNewLines("The results are equal.");
    assertThat(say(new TrainCommand(), TRAIN + "seed2 --seed 2").status()).isZero();

    Spoken said = say(new DiffCommand(), "one seed2");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("seed", "The results differ.");
    refuses(new DiffCommand(), "one none", "no run in ");
  }

  @Test
  void export_refuses_two_runs_of_one_name_and_a_file_as_its_folder() throws Exception {
    Path twin = copy("one", "twin");
    Path to = home.resolve("to");

    refuses(new ExportCommand(), "one twin --to " + to, "two of these runs would go to " + to);
    assertThat(to).doesNotExist();
    refuses(new ExportCommand(), "one --to " + twin.resolve("run.json"), "is no folder");
    remove(twin);
  }

  @Test
  void study_lists_trains_and_does_nothing_twice() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("mine.yaml"),
            "networks: resnet-8\nseeds: [3, 4]\npreset: tiny\niterations: 2\n");

    Spoken list = say(new StudyCommand(), file + " --list");
    assertThat(list.status()).isZero();
    assertThat(list.out()).contains("resnet-8-tiny-2-seed3", "to do");
    assertThat(runs.resolve("resnet-8-tiny-2-seed3")).doesNotExist();

    Spoken made = say(new StudyCommand(), file + " --at-once 1");
    assertThat(made.status()).isZero();
    assertThat(made.err()).contains("lab: one run at a time");
    assertThat(say(new StudyCommand(), file + " --list").out())
        .contains("finished")
        .doesNotContain("to do");
    refuses(new StudyCommand(), home.resolve("none.yaml").toString(), "no such study file");
    refuses(new StudyCommand(), file + " --at-once 0", "0 runs at once");
  }

  private static Spoken say(Object command, String arguments) {
    return Spoken.by(command, arguments.split(" "));
  }

  private static void refuses(Object command, String arguments, String complaint) {
    Spoken said = say(command, arguments);
    assertThat(said.status()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(complaint);
    assertThat(said.err().lines().filter(line -> line.startsWith("lab: ")))
        .filteredOn(line -> line.contains(complaint))
        .hasSize(1);
  }

  private static Path copy(String run, String name) throws Exception {
    Path copy = Files.createDirectories(runs.resolve(name));
    for (String file : new String[] {"run.json", "metrics.csv"}) {
      Files.copy(runs.resolve(run).resolve(file), copy.resolve(file));
    }
    return copy;
  }

  private static void remove(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
