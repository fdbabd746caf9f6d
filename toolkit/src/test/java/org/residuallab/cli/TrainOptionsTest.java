package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

/** A recipe of one's own at the command line, and a finished run that goes on. */
class TrainOptionsTest {

  @TempDir static Path home;

  @BeforeAll
  static void takes_a_home() {
    Setting.HOME.set(home.toString());
  }

  @AfterAll
  static void restores_home() {
    Setting.HOME.unset();
  }

  @Test
  void a_recipe_of_ones_own_is_another_run_and_goes_on() throws Exception {
    String net = "resnet-8 --preset tiny --iterations 4 ";
    String own =
        net + "--learning-rate 0.05 --batch-size 8 --drops 1,3 --weight-decay 0 --held-out 20";
    assertThat(say(new TrainCommand(), net).status()).isZero();
    Spoken said = say(new TrainCommand(), own);
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("20 training images held out", "validation error ", "best network, of iteration");

    String name = "resnet-8-tiny-4-batch8-drops1.3-rate0.05-decay0.0-heldout20-seed1";
    Recipe recipe = run(name).record().recipe();
    assertThat(recipe.optimizer().learningRate()).isEqualTo(0.05);
    assertThat(recipe.optimizer().weightDecay()).isZero();
    assertThat(recipe.batchSize()).isEqualTo(8);
    assertThat(recipe.drops()).isEqualTo(List.of(1, 3));
    assertThat(recipe.heldOut()).isEqualTo(20);
    assertThat(say(new TrainCommand(), own).out()).contains(name + " has finished already");
    refuses(
        new TrainCommand(),
        net + "--learning-rate 0.1 --name resnet-8-tiny-4-seed1",
        "has learning rate 0.02, not 0.1; choose another name");

    String more = name + " --iterations 6 --name more";
    Spoken longer = say(new ResumeCommand(), more);
    assertThat(longer.status()).as(longer.err()).isZero();
    assertThat(longer.out())
        .contains(
            "more goes on from " + name + " at rate 5.0E-4; the schedule of its first 4 iterations",
            "goes on after 4 of 6 iterations");
    assertThat(run("more").record().continues().run()).isEqualTo(name);
    assertThat(say(new ResumeCommand(), more).out()).contains("more has finished already");
    assertThat(say(new VerifyCommand(), "more").out()).contains("more: confirmed, to the bit");
    Spoken list = say(new RunsCommand(), "--format csv");
    assertThat(list.out()).contains("validation error", "best iteration");
    assertThat(say(new RunsCommand(), "--format table").out()).contains("valid. %");
  }

  @Test
  void a_probe_that_would_see_nothing_is_refused_before_a_run_begins() {
    refuses(
        new TrainCommand(),
        "vgg-16 --preset tiny --probe responses",
        "vgg-16 has no 3x3 layer with a batch normalisation behind it, from which responses are read");
    assertThat(home.resolve("runs/vgg-16-tiny-seed1")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--learning-rate 0      | --learning-rate: a learning rate is above 0, not 0.0",
        "--learning-rate NaN    | --learning-rate: a learning rate is above 0, not NaN",
        "--learning-rate -1     | --learning-rate: a learning rate is above 0, not -1.0",
        "--learning-rate fast   | '--learning-rate': 'fast' is not a double",
        "--batch-size 0         | --batch-size: a mini-batch has 1 image or more, not 0",
        "--batch-size 2147483647 | a mini-batch of 2,147,483,647 images is more than the 320",
        "--held-out 300 --batch-size 64 | a mini-batch of 64 images is more than the 20",
        "--drops 4,2            | --drops: a drop after iteration 2 cannot follow one after 4",
        "--drops 6              | --drops: a drop after iteration 6 changes nothing: the last",
        "--drops 0              | --drops: the rate drops after iteration 1 at the earliest",
        "--drops 2,             | --drops must be a whole number below 2^31, not ''",
        "--drops half           | --drops must be a whole number below 2^31, not 'half'",
        "--weight-decay -1      | --weight-decay: a weight decay is 0 or more, not -1.0",
        "--held-out -1          | --held-out: 0 or more images can be held out, not -1",
        "--held-out 320         | cannot hold out 320 of 320 training images; ask for 1 to 319",
        "--held-out 320 --name x | cannot hold out 320 of 320 training images; ask for 1 to 319",
        "--probe ,              | unknown probe ''; use gradients, responses"
      })
  void refuses_in_one_line_what_makes_no_sense(String options, String complaint) {
    refuses(new TrainCommand(), "resnet-8 --preset tiny " + options, complaint);
    assertThat(home.resolve("runs/resnet-8-tiny-seed1")).doesNotExist();
  }

  @Test
  void a_name_is_refused_for_its_length() {
    refuses(
        new TrainCommand(),
        "resnet-8 --preset tiny --name " + "x".repeat(101),
        "'xxxxxxxxxxxxxxxxxxxx...' cannot name a run: it has 101 letters, and 100 at most are taken");
  }

  @Test
  void a_run_is_not_gone_on_with_by_halves() {
    assertThat(say(new TrainCommand(), "resnet-8 --preset tiny --iterations 2 --name two").status())
        .isZero();
    refuses(
        new ResumeCommand(), "two --learning-rate 0.1", "--iterations N goes on with a finished");
    refuses(new ResumeCommand(), "two --iterations 2", "--iterations: 2 are too few, 2 are done");
    refuses(new ResumeCommand(), "two --iterations 4 --drops 2", "--drops: the rate drops after");
    refuses(new ResumeCommand(), "two --iterations 4 --name two", "the run two has iterations 2");
  }

  private static StoredRun run(String name) throws Exception {
    return StoredRun.read(home.resolve("runs").resolve(name));
  }

  private static Spoken say(Object command, String arguments) {
    return Spoken.by(command, arguments.split(" "));
  }

  private static void refuses(Object command, String arguments, String complaint) {
    Spoken said = say(command, arguments);
    assertThat(said.status()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(complaint);
    assertThat(said.err().lines().filter(line -> line.startsWith("lab: "))).hasSize(1);
  }
}
