package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.ImageSource;
import org.residuallab.files.AtomicFile;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.WarmUp;

/** Runs whose network was stored as a name, whose budget and images as sentences. */
class FirstFormTest {

  @TempDir private Path folder;

  @Test
  void a_run_of_the_papers_is_the_same_run_in_todays_form() throws Exception {
    RunRecord run = read("resnet-20-short-600-seed2");

    assertThat(run.network()).isEqualTo(Networks.named("resnet-20"));
    assertThat(run.preset()).isEqualTo(Preset.SHORT);
    assertThat(run.budget()).isEqualTo("short, 600 iterations");
    assertThat(run.recipe().warmUp()).isNull();
    assertThat(run.data().source())
        .isEqualTo(new ImageSource.Copy("CIFAR-10", "JPEG copy of CIFAR-10"));
    assertThat(run.probes()).containsExactly("gradients.csv", "responses.csv");
  }

  @Test
  void an_option_and_a_warm_up_are_kept() throws Exception {
    assertThat(read("resnet-20-C-short-600-seed1").network())
        .isEqualTo(Networks.named("resnet-20", Variation.NONE.with(ShortcutOption.C)));
    assertThat(read("resnet-110-short-3910-seed1").recipe().warmUp())
        .isEqualTo(new WarmUp(0.01, 0.8, null));
  }

  @Test
  void a_miniature_is_found_by_its_counts() throws Exception {
    RunRecord run = read("mini-vgg-19-short-600-seed1");
    assertThat(run.network())
        .isEqualTo(Miniature.of(Networks.named("vgg-19"), 4, new Shape(3, 32, 32), 10));
  }

  @Test
  void a_hand_made_network_is_read_and_says_why_it_cannot_be_repeated() throws Exception {
    RunRecord run = read("hand-made");

    assertThat(run.network().name()).isEqualTo("linear-3");
    assertThat(run.parameters()).isEqualTo(1234);
    assertThat(run.budget()).isEqualTo("600 iterations");
    assertThatThrownBy(() -> RunPlan.of(run).network().network())
        .hasMessageContaining("the layers of the network linear-3 were not stored")
        .hasMessageContaining("only its own program can repeat it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet-20-short-600-seed2",
        "resnet-20-C-short-600-seed1",
        "mini-vgg-19-short-600-seed1",
        "mini-plain-34-short-600-seed1",
        "resnet-110-short-3910-seed1",
        "plain-56-probed-short-60",
        "hand-made"
      })
  void is_written_and_read_again_in_todays_form(String name) throws Exception {
    RunRecord run = read(name);
    Path file = folder.resolve("now.json");
    AtomicFile.write(file, RecordFile.writer(run));

    assertThat(RecordFile.read(file)).isEqualTo(run);
    assertThat(Files.readString(file))
        .doesNotContain("NaN")
        .contains("\"kind\"")
        .doesNotContain("\"label\"");
    assertThat(RunInputs.of(RecordFile.read(file)).differences(RunInputs.of(run)))
        .isEqualTo(List.of());
  }

  @Test
  void what_is_missing_in_it_is_named() throws Exception {
    Path file = copy("resnet-20-short-600-seed2");
    Files.writeString(file, Files.readString(file).replace("\"classes\" : 10,", ""));

    assertThatThrownBy(() -> RecordFile.read(file))
        .hasMessageContaining("classes: this field is missing");
  }

  private RunRecord read(String name) throws IOException {
    return RecordFile.read(copy(name));
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(RecordFile.NAME);
    try (var stored = FirstFormTest.class.getResourceAsStream("/first-form/" + name + ".json")) {
      Files.write(file, stored.readAllBytes());
    }
    return file;
  }
}
