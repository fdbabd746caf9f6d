package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.residuallab.data.ScaledCrop;
import org.residuallab.model.Optimizer;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.recipe.WarmUp;
import org.residuallab.run.Metrics;
import org.residuallab.run.StoredRun;

class RecipeTest {

  @Test
  void is_the_papers() {
    assertThat(Preset.PAPER.recipe().batchSize()).isEqualTo(128);
    assertThat(Preset.PAPER.recipe().iterations()).isEqualTo(64_000);
    assertThat(Preset.PAPER.recipe().drops()).containsExactly(32_000, 48_000);
    assertThat(Preset.PAPER.recipe().optimizer().weightDecay()).isEqualTo(0.0001);
  }

  @Test
  void drops_the_rate_by_ten_at_the_half_and_at_three_quarters_of_any_budget() {
    LearningRate rates = new LearningRate(Recipe.PAPER.scaledTo(32_000));

    assertThat(rates.after(0)).isEqualTo(0.1);
    assertThat(rates.after(15_999)).isEqualTo(0.1);
    assertThat(rates.after(16_000)).isEqualTo(0.01);
    assertThat(rates.after(23_999)).isEqualTo(0.01);
    assertThat(rates.after(24_000)).isEqualTo(0.001);
  }

  @Test
  void warms_up_110_layers_until_the_training_error_is_below_80_percent() {
    LearningRate rates = new LearningRate(Recipe.PAPER.forDepth(110));

    IntStream.range(0, 390).forEach(i -> rates.observe(0.75));
    assertThat(rates.after(390)).as("no error of all images is known yet").isEqualTo(0.01);
    rates.observe(0.75);
    assertThat(rates.after(391)).isEqualTo(0.1);
    IntStream.range(0, 391).forEach(i -> rates.observe(0.9));
    assertThat(rates.after(782)).as("it does not return to the warm-up").isEqualTo(0.1);
    assertThat(new LearningRate(Recipe.PAPER.forDepth(56)).after(0)).isEqualTo(0.1);
  }

  @Test
  void a_first_dip_of_the_training_error_does_not_end_the_warm_up() {
    LearningRate rates = new LearningRate(Recipe.PAPER.forDepth(110));

    IntStream.range(0, 300).forEach(i -> rates.observe(0.9));
    IntStream.range(0, 30).forEach(i -> rates.observe(0.7));
    IntStream.range(0, 300).forEach(i -> rates.observe(0.88));
    assertThat(rates.after(630)).isEqualTo(0.01);
  }

  @Test
  void a_run_of_an_earlier_version_warms_up_as_it_did() throws Exception {
    StoredRun run = StoredRun.read(Path.of("src/test/resources/earlier-run/resnet-110"));
    LearningRate rates = new LearningRate(run.record().recipe());

    for (Metrics row : run.metrics()) {
      assertThat(rates.after(row.iteration() - 1)).isEqualTo(row.learningRate());
      rates.observe(row);
    }
  }

  @Test
  void a_warm_up_that_outlasts_a_small_budget_is_never_above_the_schedule() {
    LearningRate rates = new LearningRate(Preset.DEMO.recipe().forDepth(110));

    assertThat(rates.after(0)).isEqualTo(0.01);
    assertThat(rates.after(75)).isEqualTo(0.002);
  }

  @Test
  void tests_as_often_as_it_says_at_any_budget() {
    Recipe recipe = Preset.PAPER.recipe().scaledTo(300);

    assertThat(IntStream.rangeClosed(1, 300).filter(recipe.whenEvaluated()::testAfter))
        .hasSize(160)
        .contains(300);
  }

  @Test
  void begins_at_a_fifth_of_the_rate_when_the_budget_is_small() {
    assertThat(Recipe.PAPER.scaledTo(64_000)).isEqualTo(Recipe.PAPER);
    assertThat(Recipe.PAPER.scaledTo(6_400).optimizer().learningRate()).isEqualTo(0.1);
    assertThat(Preset.SHORT.recipe().optimizer().learningRate()).isEqualTo(0.02);
  }

  @Test
  void measures_the_test_error_evenly_and_at_the_end() {
    Recipe recipe = Recipe.PAPER.scaledTo(103).withSizes(128, 10, 100);

    assertThat(IntStream.rangeClosed(1, 103).filter(recipe.whenEvaluated()::testAfter))
        .containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90, 103);
  }

  @Test
  void refuses_to_train_nothing_and_unknown_presets() {
    assertThatThrownBy(() -> Recipe.PAPER.scaledTo(0)).hasMessageContaining("0 iterations");
    assertThatThrownBy(() -> Preset.of("huge"))
        .hasMessage("unknown preset 'huge'; use one of: tiny, demo, short, paper");
  }

  @Test
  void a_rate_of_ones_own_stays_where_the_schedule_is_scaled() {
    Recipe usual = Recipe.PAPER.scaledTo(600);
    Recipe own =
        new Recipe(
            128, 600, usual.drops(), new Optimizer(0.05, 0.9, 1e-4), null, true, 0, 10, 10_000);
    assertThat(own.scaledTo(16_000).optimizer().learningRate()).isEqualTo(0.05);
    assertThat(usual.scaledTo(16_000).optimizer().learningRate()).isEqualTo(0.1);
  }

  @Test
  void imagenets_training_has_no_warm_up() {
    Recipe paper = Recipe.PAPER;
    Recipe crops =
        new Recipe(
            paper.batchSize(),
            paper.iterations(),
            paper.drops(),
            paper.optimizer(),
            paper.precision(),
            null,
            paper.augment(),
            ScaledCrop.PAPER,
            0,
            paper.evaluations(),
            paper.testImages(),
            null);

    assertThat(crops.forDepth(152)).isEqualTo(crops);
    assertThat(Recipe.PAPER.forDepth(110).warmUp()).isEqualTo(WarmUp.PAPER);
  }
}
