package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.architecture.Architecture;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunPlan;

class StudyFileTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();

  @TempDir Path folder;

  @Test
  void is_a_grid_of_networks_options_budgets_and_seeds() throws Exception {
    Study study =
        read(
            """
            networks: [plain-20, resnet-20]
            shortcuts: [A, B]
            seeds: [1, 2]
            preset: short
            iterations: [100, 200]
            recipe: {batch_size: 64, learning_rate: 0.05}
            probes: [responses, gradients]
            """);

    assertThat(study.name()).isEqualTo("mine");
    assertThat(study.probes()).containsExactly("gradients", "responses");
    assertThat(study.networks())
        .extracting(Architecture::name)
        .containsExactly("plain-20", "resnet-20", "resnet-20");
    assertThat(study.plans())
        .extracting(RunPlan::name)
        .startsWith(
            "plain-20-short-100-batch64-rate0.05-seed1",
            "resnet-20-A-short-100-batch64-rate0.05-seed1",
            "resnet-20-B-short-100-batch64-rate0.05-seed1",
            "plain-20-short-100-batch64-rate0.05-seed2")
        .doesNotHaveDuplicates()
        .hasSize(12);
    Recipe recipe = study.plans().get(0).recipe();
    assertThat(recipe.batchSize()).isEqualTo(64);
    assertThat(recipe.optimizer().learningRate()).isEqualTo(0.05);
    assertThat(recipe.drops()).containsExactly(50, 75);
    assertThat(study.plans().get(0).budget())
        .isEqualTo("short, 100 iterations, batches of 64, rate 0.05");
  }

  @Test
  void takes_single_values_for_lists_and_the_presets_own_iterations() throws Exception {
    Study study = read("networks: resnet-20\nseeds: 7\npreset: tiny\n");

    assertThat(study.plans())
        .singleElement()
        .satisfies(
            plan -> {
              assertThat(plan.name()).isEqualTo("resnet-20-tiny-seed7");
              assertThat(plan.recipe().iterations()).isEqualTo(6);
            });
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> StudyFile.read(Path.of("nowhere.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such study file: nowhere.yaml");
  }

  @Test
  void the_projects_own_studies_can_be_read() throws Exception {
    Path notebooks = Path.of("../notebooks/studies");
    try (Stream<Path> files = Files.list(notebooks)) {
      for (Path file : files.toList()) {
        assertThat(Study.read(file, IMAGES).plans()).as(file.toString()).isNotEmpty();
      }
    }
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of("networks: [resnet-20, resnt-20]", "line 1, networks [2]: unknown network"),
        Arguments.of("networks: resnet-20\nseeds: [1, x]", "line 2, seeds [2]: 'x' is not a whole"),
        Arguments.of("networks: resnet-20\nseeds: 1.5", "line 2, seeds"),
        Arguments.of("networks: resnet-20\nseeds: 1\npreset: huge", "line 3, preset: unknown pres"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\nepochs: 3",
            "line 4, epochs: no such field; there are iterations, networks, preset, probes, recipe"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\nrecipe:\n  batch_size: many",
            "line 5, recipe batch_size: 'many' is not a whole number"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\nrecipe:\n  learning_rate: -1",
            "recipe learning_rate: a learning rate is above 0"),
        Arguments.of("networks: resnet-20\nshortcuts: D\nseeds: 1\npreset: tiny", "line 2, shortc"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\nprobes: [gradients, weights]",
            "line 4, probes [2]: unknown probe 'weights'; use gradients, responses"),
        Arguments.of("seeds: 1\npreset: tiny", "it lists no networks"),
        Arguments.of("networks: []\nseeds: 1\npreset: tiny", "it lists no networks"),
        Arguments.of("networks: resnet-20\npreset: tiny", "it lists no seeds"),
        Arguments.of("networks: resnet-20\nseeds: 1", "it names no preset"),
        Arguments.of("networks: resnet-20\nseeds: 1\npreset: tiny\niterations: 0", "0 iterations"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\niterations: -3\nprobes: gradients",
            "line 4, iterations [1]: -3 iterations train nothing"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\niterations: [5, null]\npreset: tiny",
            "line 3, iterations [2]: nothing stands here"),
        Arguments.of("networks: [plain-20, 5]\nseeds: 1\npreset: tiny", "line 1, networks [2]: "),
        Arguments.of(
            "networks: resnet-20\nepochs: 3\nseeds: 1\npreset: tiny",
            "line 2, epochs: no such field"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\nseeds: 2",
            "line 4, seeds: this field stands here a second time"),
        Arguments.of(
            "networks: resnet-20\nseeds: 1\npreset: tiny\n---\nseeds: 2",
            "a second document begins here"),
        recipe("batch_size: 0", "a mini-batch has 1 image or more, not 0"),
        recipe("held_out: 60000", "60000 images cannot be held out, 63 at most"),
        recipe("held_out: -1", "0 or more images can be held out"),
        recipe("evaluations: 0", "the error is measured once or more"),
        recipe("test_images: 0", "a test takes 1 image or more"),
        recipe("learning_rate: .nan", "'.nan' is no number"),
        recipe("learning_rate: .inf", "'.inf' is no number"),
        drops("[4, 2]", "[2]: a drop after iteration 2 cannot follow one after 4"),
        drops("[2, 9]", "[2]: a drop after iteration 9 changes nothing: the last one is 6"),
        drops("0", "[1]: the rate drops after iteration 1 at the earliest, not after 0"),
        drops("[2, null]", "[2]: nothing stands here"),
        drops("[2, x]", "[2]: 'x' is not a whole number"),
        recipe("learning_rate: 0", "a learning rate is above 0, not 0.0"),
        recipe("weight_decay: -1", "a weight decay is 0 or more, not -1.0"),
        recipe("weight_decay: heavy", "'heavy' is not a number"),
        recipe("augment: often", "'often' is not true or false"),
        Arguments.of(
            "networks: resnet-20\nrecipe:\n  scaled_crop: {low: 9, high: 8, side: 4, colours: true}\nseeds: 1\npreset: tiny",
            "recipe scaled_crop high: the longest shorter side, 8, is below the shortest, 9"),
        recipe("batch_size: 99999999999", "this number is too large"),
        Arguments.of("networks: [resnet-20", "line 1"),
        Arguments.of("\tnetworks: resnet-20", "line 1"),
        Arguments.of("- resnet-20", "line 1"),
        Arguments.of("", "is empty"));
  }

  private static Arguments recipe(String field, String complaint) {
    String name = field.substring(0, field.indexOf(':'));
    return Arguments.of(
        "networks: resnet-20\nrecipe:\n  %s\nseeds: 1\npreset: tiny".formatted(field),
        "line 3, recipe %s: %s".formatted(name, complaint));
  }

  private static Arguments drops(String list, String complaint) {
    return Arguments.of(
        "networks: resnet-20\nrecipe:\n  drops: %s\nseeds: 1\npreset: tiny".formatted(list),
        "line 3, recipe drops " + complaint);
  }

  @ParameterizedTest
  @MethodSource("damages")
  void says_in_one_line_which_file_line_and_field_is_wrong(String text, String complaint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining(complaint)
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"))
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage())
                    .doesNotContain("fasterxml", "residuallab", "Source", "token", "reader"));
  }

  private Study read(String text) throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, text);
    return Study.read(file, IMAGES);
  }

  @Test
  void what_yaml_reads_otherwise_than_it_looks_is_refused() {
    assertThatThrownBy(
            () -> read("networks: resnet-20\nseeds: 7\npreset: short\niterations: 0600\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("'0600' would be read by eights; leave out the 0 it begins with");
    assertThatThrownBy(() -> read("networks: resnet-20\nseeds: [&one 7, *one]\npreset: tiny\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("aliases are not read here; write out what it stands for");
  }
}
