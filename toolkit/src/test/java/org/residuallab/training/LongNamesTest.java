package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Precision;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.RecipeChanges;
import org.residuallab.run.RunPlan;

/** A recipe that departs in everything has a name, and its repetitions have. */
class LongNamesTest {

  private static final Architecture WIDE = Networks.named("wide-resnet-28-10");
  private static final Budget DEPARTED =
      new RecipeChanges(
              64,
              0.05,
              List.of(6000, 12000),
              5e-4,
              Precision.BFLOAT16,
              null,
              null,
              5000,
              null,
              null)
          .applyTo(Budget.of(Preset.PAPER));

  @Test
  void a_name_that_would_be_too_long_ends_in_a_digest_of_it() {
    String name = RunNames.usual(WIDE, DEPARTED, 1);

    assertThat(name).startsWith("wide-resnet-28-10-paper-batch64-drops6000.12000-rate0.05");
    assertThat(name).isNotEqualTo(RunNames.usual(WIDE, DEPARTED, 2));
    assertThatCode(() -> RunPlan.of(name + "-2-imported", WIDE, DEPARTED, 1))
        .doesNotThrowAnyException();
  }

  @Test
  void any_other_name_stays_as_it_is() {
    assertThat(RunNames.usual(Networks.named("resnet-20"), Budget.of(Preset.SHORT), 1))
        .isEqualTo("resnet-20-short-seed1");
  }
}
