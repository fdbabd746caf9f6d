package org.residuallab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.residuallab.model.Precision;

class PrecisionTest {

  private static final Budget NARROW =
      Budget.of(Preset.SHORT, OptionalInt.of(600)).with(Precision.BFLOAT16);

  @Test
  void a_budget_names_the_one_that_is_not_usual() {
    assertThat(NARROW.name()).isEqualTo("short, 600 iterations, bfloat16");
    assertThat(NARROW.slug()).isEqualTo("short-600-bfloat16");
    assertThat(NARROW.with(Precision.FLOAT32))
        .isEqualTo(Budget.of(Preset.SHORT, OptionalInt.of(600)));
  }

  @Test
  void whatever_else_changes_in_a_recipe_it_stays() {
    Recipe recipe = NARROW.recipe();

    assertThat(
            List.of(
                recipe.scaledTo(100),
                recipe.withSizes(1, 1, 1),
                recipe.forDepth(110),
                recipe.with((WarmUp) null),
                NARROW.part(10).recipe(),
                new GoingOn(700, null, List.of()).after(recipe),
                RecipeChanges.NONE.applyTo(NARROW).recipe()))
        .extracting(Recipe::precision)
        .containsOnly(Precision.BFLOAT16);
    assertThat(Preset.PAPER.recipe().precision()).isEqualTo(Precision.FLOAT32);
  }

  @Test
  void others_are_not_known() {
    assertThatThrownBy(() -> Precision.of("fp16"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown precision 'fp16'; use one of: float32, bfloat16");
  }
}
