package org.residuallab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.SyntheticImages;
import org.residuallab.experiment.VanishingExperiment.Arm;
import org.residuallab.experiment.VanishingExperiment.Outcome;
import org.residuallab.probe.GradientNorm;

class VanishingExperimentTest {

  private static final VanishingExperiment EXPERIMENT =
      VanishingExperiment.of(List.of(8, 20), 8, 1);

  private static Map<Arm, Outcome> outcomes;

  @BeforeAll
  static void run() {
    outcomes =
        EXPERIMENT.run(new SyntheticImages(1, 32, 8).draw(), arm -> {}).stream()
            .collect(Collectors.toMap(Outcome::arm, Function.identity()));
  }

  @Test
  void measures_every_arm() {
    assertThat(outcomes).hasSize(2 * 2 * 2 * 3).containsOnlyKeys(EXPERIMENT.arms());
  }

  @Test
  void networks_of_one_depth_and_gain_start_from_the_same_weights() {
    List<List<Double>> starts =
        outcomes.values().stream()
            .filter(outcome -> outcome.arm().depth() == 20 && outcome.arm().gain() == 0.5)
            .map(outcome -> outcome.norms().stream().map(GradientNorm::weights).toList())
            .toList();

    assertThat(starts).hasSize(4).containsOnly(starts.get(0));
    assertThat(starts.get(0)).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void without_normalisation_twelve_more_layers_are_twelve_more_factors() {
    // Halving all weights halves each layer's output, and each factor of the backward pass.
    double he = growth(ShortcutOption.NONE, Normalization.NONE, 1);
    assertThat(growth(ShortcutOption.NONE, Normalization.NONE, 0.5) / he)
        .isBetween(0.2 * Math.pow(0.5, 12), 5 * Math.pow(0.5, 12));
    assertThat(growth(ShortcutOption.NONE, Normalization.NONE, 2) / he)
        .isBetween(0.2 * Math.pow(2, 12), 5 * Math.pow(2, 12));
  }

  @Test
  void the_identity_keeps_small_factors_from_vanishing_but_not_large_ones_from_exploding() {
    assertThat(growth(ShortcutOption.A, Normalization.NONE, 0.5)).isBetween(0.1, 10.0);
    assertThat(growth(ShortcutOption.A, Normalization.NONE, 2)).isGreaterThan(100);
  }

  @Test
  void with_normalisation_the_gain_only_scales_the_gradient_and_nothing_vanishes() {
    for (ShortcutOption option : List.of(ShortcutOption.NONE, ShortcutOption.A)) {
      double he = first(20, option, Normalization.BATCH, 1);
      assertThat(first(20, option, Normalization.BATCH, 0.5) / he).isCloseTo(2, within(0.1));
      assertThat(first(20, option, Normalization.BATCH, 2) / he).isCloseTo(0.5, within(0.05));
      assertThat(growth(option, Normalization.BATCH, 1)).isBetween(0.5, 50.0);
    }
  }

  @Test
  void follows_a_few_steps_on_request() {
    VanishingExperiment steps = new VanishingExperiment(List.of(8), List.of(1.0), 8, 2, 1);

    List<Outcome> followed = steps.run(new SyntheticImages(1, 32, 8).draw(), arm -> {});

    assertThat(followed)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.norms()).hasSize(3 * 8);
              assertThat(outcome.at(3)).hasSize(8);
            });
  }

  @Test
  void refuses_what_cannot_be_measured() {
    assertThatThrownBy(() -> new VanishingExperiment(List.of(), List.of(1.0), 8, 0, 1))
        .hasMessageContaining("needs depths, gains and images");
    assertThatThrownBy(() -> new VanishingExperiment(List.of(8), List.of(0.0), 8, 0, 1))
        .hasMessage("a gain is above 0: [0.0]");
  }

  /** The first layer's gradient with 20 layers, in units of that with 8. */
  private static double growth(ShortcutOption option, Normalization normalization, double gain) {
    return first(20, option, normalization, gain) / first(8, option, normalization, gain);
  }

  private static double first(
      int depth, ShortcutOption option, Normalization normalization, double gain) {
    return outcomes.get(new Arm(depth, option, normalization, gain)).at(1).get(0).gradient();
  }
}
