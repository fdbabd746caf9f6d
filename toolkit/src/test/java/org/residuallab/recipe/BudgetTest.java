package org.residuallab.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.residuallab.model.Optimizer;

class BudgetTest {

  @Test
  void is_named_after_its_preset_and_iterations() {
    assertThat(Budget.of(Preset.DEMO).slug()).isEqualTo("demo");
    Budget longer = Budget.of(Preset.SHORT, OptionalInt.of(3_910));
    assertThat(longer.name()).isEqualTo("short, 3910 iterations");
    assertThat(longer.slug()).isEqualTo("short-3910");
  }

  @Test
  void a_part_scales_the_schedule_and_tests_once() {
    Budget tenth = Budget.of(Preset.SHORT, OptionalInt.of(600)).part(10);
    assertThat(tenth.name()).isEqualTo("short, 60 iterations");
    assertThat(tenth.recipe().iterations()).isEqualTo(60);
    assertThat(tenth.recipe().drops()).isEqualTo(List.of(30, 45));
    assertThat(tenth.recipe().batchSize()).isEqualTo(128);
    assertThat(tenth.recipe().evaluations()).isEqualTo(1);
    assertThat(tenth.recipe().testImages()).isEqualTo(2_000);
  }

  @Test
  void a_part_departs_from_the_preset_as_the_whole_does() {
    Recipe short600 = Budget.of(Preset.SHORT, OptionalInt.of(600)).recipe();
    Recipe own =
        new Recipe(
            64, 600, short600.drops(), new Optimizer(0.05, 0.9, 0), WarmUp.PAPER, false, 5, 10, 50);

    Budget part = new Budget(Preset.SHORT, own).part(10);

    assertThat(part.name())
        .isEqualTo(
            "short, 60 iterations, batches of 64, rate 0.05, weight decay 0.0, augmentation false, 5 held out");
    assertThat(part.recipe())
        .isEqualTo(
            new Recipe(
                64,
                60,
                List.of(30, 45),
                new Optimizer(0.05, 0.9, 0),
                WarmUp.PAPER,
                false,
                5,
                1,
                50));
  }

  @Test
  void a_part_is_long_enough_to_show_something_but_never_longer_than_the_whole() {
    assertThat(Budget.of(Preset.DEMO).part(10).recipe().iterations()).isEqualTo(30);
    Budget tiny = Budget.of(Preset.TINY).part(10);
    assertThat(tiny.recipe().iterations()).isEqualTo(6);
    assertThat(tiny.recipe().batchSize()).isEqualTo(16);
    assertThat(tiny.slug()).isEqualTo("tiny");
  }

  @Test
  void a_recipe_of_ones_own_has_no_presets_name() {
    assertThat(new Budget(null, Recipe.PAPER.scaledTo(12)).name()).isEqualTo("12 iterations");
    assertThat(new Budget(null, Recipe.PAPER.scaledTo(12)).slug()).isEqualTo("12");
  }

  @Test
  void is_named_by_its_departures() {
    Budget own =
        new RecipeChanges(64, 0.05, List.of(100, 120), 0.0, null, null, null, 5000, null, null)
            .applyTo(Budget.of(Preset.DEMO));
    assertThat(own.name())
        .isEqualTo(
            "demo, batches of 64, drops at [100, 120], rate 0.05, weight decay 0.0, 5000 held out");
    assertThat(own.slug()).isEqualTo("demo-batch64-drops100.120-rate0.05-decay0.0-heldout5000");
    Budget constant =
        new RecipeChanges(null, null, List.of(), null, null, null, null, null, null, null)
            .applyTo(Budget.of(Preset.DEMO));
    assertThat(constant.slug()).isEqualTo("demo-0drops");
    assertThat(RecipeChanges.NONE.applyTo(own)).isEqualTo(own);
  }

  @Test
  void says_how_it_went_on() {
    Recipe longer = new GoingOn(300, null, List.of(250)).after(Preset.DEMO.recipe());
    assertThat(new Budget(Preset.DEMO, longer).name())
        .isEqualTo("demo, then to 300 iterations at rate 2.0E-4, drops at [250]");
  }

  @Test
  void the_warm_up_of_deep_networks_is_no_departure() {
    assertThat(new Budget(Preset.SHORT, Preset.SHORT.recipe().forDepth(110)).name())
        .isEqualTo("short");
  }
}
