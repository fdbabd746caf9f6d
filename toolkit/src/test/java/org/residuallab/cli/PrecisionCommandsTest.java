package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.engine.EmulatedBfloat16;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

/** What a user does with a run in bfloat16. */
@ExtendWith(EmulatedBfloat16.class)
class PrecisionCommandsTest {

  private static final String NARROW = "resnet-8 --preset tiny --iterations 4 --precision bfloat16";
  private static final String NAME = "resnet-8-tiny-4-bfloat16-seed1";

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
  void trains_verifies_and_goes_on_with_it() throws Exception {
    Spoken said = say(new TrainCommand(), NARROW);
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).contains(Onednn.library().bfloat16().toString());
    assertThat(run(NAME).record().recipe().precision()).isEqualTo(Precision.BFLOAT16);

    assertThat(say(new TrainCommand(), NARROW).out()).contains(NAME + " has finished already");
    assertThat(say(new VerifyCommand(), NAME).out()).contains(NAME + ": confirmed, to the bit");
    assertThat(say(new RunsCommand(), "--format csv").out())
        .contains("tiny, 4 iterations, bfloat16");

    Spoken other =
        say(new TrainCommand(), NARROW.replace("bfloat16", "float32") + " --name " + NAME);
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("has precision bfloat16, not float32; choose another name");

    assertThat(say(new ResumeCommand(), NAME + " --iterations 6 --name more").status()).isZero();
    assertThat(run("more").record().recipe().precision()).isEqualTo(Precision.BFLOAT16);
  }

  @Test
  void a_study_declares_it_in_its_recipe() throws Exception {
    Path file = home.resolve("narrow.yaml");
    Files.writeString(
        file,
        """
        networks: plain-8
        seeds: 1
        preset: tiny
        iterations: 2
        recipe: {precision: bfloat16}
        """);

    Spoken said = say(new StudyCommand(), file.toString());

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(run("plain-8-tiny-2-bfloat16-seed1").record().recipe().precision())
        .isEqualTo(Precision.BFLOAT16);

    Files.writeString(file, Files.readString(file).replace("bfloat16", "half"));
    Spoken wrong = say(new StudyCommand(), file.toString());
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err().lines()).hasSize(1);
    assertThat(wrong.err()).contains("narrow.yaml", "half", "float32, bfloat16");
  }

  @Test
  void times_its_training_steps() {
    Spoken said =
        say(
            new BenchCommand(),
            "resnet-8 --precision bfloat16 --batch 4 --rounds 1 --steps 1 --warm-up 0.1 --engines"
                + " residual-lab,pytorch-tuned");

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("residual-lab-bf16", Onednn.library().bfloat16().toString())
        .doesNotContain("infer");
    assertThat(said.err())
        .contains("pytorch-tuned is left out: it has nothing to train in bfloat16");
  }

  private static StoredRun run(String name) throws Exception {
    return StoredRun.read(home.resolve("runs").resolve(name));
  }

  private static Spoken say(Object command, String arguments) {
    return Spoken.by(command, arguments.split(" "));
  }
}
