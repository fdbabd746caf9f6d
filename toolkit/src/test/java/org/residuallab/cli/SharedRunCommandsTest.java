package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.data.Picture;
import org.residuallab.data.SyntheticImages;
import org.residuallab.setting.Setting;

/** A run that came with the project goes by its name, and so does its network. */
class SharedRunCommandsTest {

  @TempDir static Path home;
  private static String picture;

  @BeforeAll
  static void shares_two_runs_and_the_weights_of_one() throws Exception {
    Setting.HOME.set(home.toString());
    Path results = Files.createDirectories(home.resolve("notebooks/results"));
    Path weights = Files.createDirectories(home.resolve("notebooks/weights"));
    for (String name : new String[] {"shared", "bare"}) {
      succeeds(
          new TrainCommand(), "resnet-8", "--preset", "tiny", "--iterations", "2", "--name", name);
      succeeds(new ExportCommand(), name, "--to", results.toString());
    }
    succeeds(
        new ExportWeightsCommand(), "shared", weights.resolve("shared.safetensors").toString());
    Path made = home.resolve("made-by-somebody-else");
    Files.move(home.resolve("runs"), made);
    Path file = home.resolve("it.png");
    var images = new SyntheticImages(1, 10, 10).draw().test();
    ImageIO.write(Picture.of(images, 0).image(), "png", file.toFile());
    picture = file.toString();
  }

  @AfterAll
  static void restores_home() {
    Setting.HOME.unset();
  }

  private static Spoken succeeds(Object command, String... arguments) {
    Spoken said = Spoken.by(command, arguments);
    assertThat(said.status()).as(said.err()).isZero();
    return said;
  }

  @Test
  void its_network_is_used_as_one_trained_here() {
    assertThat(succeeds(new PredictCommand(), "shared", picture).out()).contains(picture);
    assertThat(succeeds(new EvaluateCommand(), "shared").out()).contains("center    shared  ");
    assertThat(succeeds(new ResponsesCommand(), "shared", "--images", "20").out())
        .contains("shared-imported");
    assertThat(home.resolve("runs")).isDirectoryContaining("glob:**/shared-imported");
  }

  @Test
  void a_copy_of_it_among_ones_own_runs_has_the_same_network(@TempDir Path aside) throws Exception {
    Path copy = home.resolve("runs/shared");
    succeeds(new ExportCommand(), "shared", "--to", copy.getParent().toString());
    try {
      assertThat(copy.resolve("model.zip")).doesNotExist();
      assertThat(succeeds(new PredictCommand(), "shared", picture).out()).contains(picture);
      assertThat(succeeds(new EvaluateCommand(), "shared").out()).contains("center    shared  ");
    } finally {
      Files.move(copy, aside.resolve("shared"));
    }
  }

  @Test
  void a_folder_without_a_name_is_refused_in_a_line() {
    Spoken said = Spoken.by(new PredictCommand(), "/", picture);

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).startsWith("lab: ").hasLineCount(1);
  }

  @Test
  void the_run_is_made_again() {
    assertThat(succeeds(new VerifyCommand(), "shared").out()).contains("shared: confirmed");
    assertThat(succeeds(new DiffCommand(), "shared", "bare").status()).isZero();
  }

  @Test
  void without_its_weights_it_has_no_network() {
    Spoken said = Spoken.by(new PredictCommand(), "bare", picture);

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("lab: the run bare came with the project without its weights; ")
        .contains("notebooks/weights");
  }

  @Test
  void nothing_goes_on_among_the_results() {
    Spoken said = Spoken.by(new ResumeCommand(), "shared", "--iterations", "4");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).startsWith("lab: no run shared in ");
  }
}
