package org.residuallab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Node;
import org.residuallab.bench.ProfileTable.By;
import org.residuallab.cost.NetworkCost;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.engine.LayerTime;
import org.residuallab.engine.onednn.Work;
import org.residuallab.text.TextFormat;

/** Where the time of a step goes. */
class ProfileTest {

  private static final EngineSettings ONE = new EngineSettings(ComputePath.RESIDUAL_LAB, 1);
  private static final NetworkCost COST = NetworkCost.of(Networks.named("resnet-8").network());

  private static Profile training;
  private static Profile inference;

  @BeforeAll
  static void measure() throws Exception {
    training = Profile.of(new Task("resnet-8", Mode.TRAIN, 16, 1), ONE, 3, 0.1);
    inference = Profile.of(new Task("resnet-8", Mode.INFER, 16, 1), ONE, 3, 0.1);
  }

  @Test
  void every_convolution_is_timed_forwards_and_by_what_backwards_computes() {
    Set<String> convolutions =
        COST.network().nodes().stream()
            .filter(node -> node.layer() instanceof Layer.Convolution)
            .map(Node::name)
            .collect(Collectors.toSet());
    assertThat(convolutions).hasSize(7);

    assertThat(layers(training, Work.CONVOLUTION)).isEqualTo(convolutions);
    assertThat(layers(training, Work.CONVOLUTION_BY_WEIGHTS)).isEqualTo(convolutions);
    assertThat(layers(inference, Work.CONVOLUTION)).isEqualTo(convolutions);
    assertThat(inference.times()).noneMatch(LayerTime::isBackward);
    // Nobody wants the gradient by the images.
    assertThat(layers(training, Work.CONVOLUTION_BY_INPUT))
        .hasSize(6)
        .doesNotContain("stem.conv")
        .isSubsetOf(convolutions);
    assertThat(layers(training, Work.DENSE)).containsExactly("head.fc");
  }

  @Test
  void normalisations_are_kernels_of_their_own_in_training_and_part_of_others_in_inference() {
    assertThat(layers(training, Work.NORMALIZATION)).hasSize(7);
    assertThat(layers(inference, Work.NORMALIZATION)).isEmpty();
  }

  @Test
  void the_parts_are_most_of_a_step_and_no_more_than_it() {
    for (Profile profile : List.of(training, inference)) {
      assertThat(profile.percent()).isBetween(30.0, 100.0);
      assertThat(profile.only(time -> !time.work().multiplies()).milliseconds())
          .isPositive()
          .isLessThan(profile.milliseconds());
    }
  }

  @Test
  void a_table_has_a_row_for_each_part_and_the_whole_step_at_its_end() {
    for (By by : By.values()) {
      List<String> lines = ProfileTable.of(training, by).as(TextFormat.CSV).lines().toList();
      assertThat(lines).last().asString().startsWith("step,").contains(",100.0,");
      assertThat(lines.get(lines.size() - 2)).startsWith("the rest,");
    }
    assertThat(ProfileTable.of(training, By.STAGE).as(TextFormat.CSV).lines())
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly("stage", "stem", "stage1", "stage2", "stage3", "head", "the rest", "step");
  }

  @Test
  void speeds_count_two_operations_a_multiply_add_in_each_direction() {
    // 16 x 32 x 32 values from 3 channels by 3x3, and from 16: 442,368 and 2,359,296 multiply-adds.
    Profile known =
        new Profile(
            new Task("resnet-8", Mode.TRAIN, 100, 1),
            COST,
            10,
            4,
            List.of(
                new LayerTime("stem.conv", false, Work.CONVOLUTION, "a", 0.5),
                new LayerTime("stage1.block1.conv1", true, Work.CONVOLUTION_BY_INPUT, "b", 0.25),
                new LayerTime("stage1.block1.conv1", true, Work.CONVOLUTION_BY_INPUT, "c", 0.25),
                new LayerTime("stage1.block1.conv1", true, Work.CONVOLUTION_BY_WEIGHTS, "d", 1),
                new LayerTime("stage1.block1.bn1", true, Work.NORMALIZATION, "e", 1)),
            "");

    assertThat(known.only(time -> time.work() == Work.CONVOLUTION).gigaflops().getAsDouble())
        .isCloseTo(2 * 442_368 * 1000 / 0.5 / 1e9, within(1e-9));
    assertThat(known.only(LayerTime::isBackward).gigaflops().getAsDouble())
        .isCloseTo(2 * 2.0 * 2_359_296 * 1000 / 1.5 / 1e9, within(1e-9));
    assertThat(known.only(time -> time.work() == Work.NORMALIZATION).gigaflops()).isEmpty();
    assertThat(known.wholeGigaflops())
        .isCloseTo(2 * (442_368.0 + 2 * 2_359_296.0) * 1000 / 4 / 1e9, within(1e-9));
    assertThat(known.milliseconds()).isEqualTo(300);
    assertThat(known.percent()).isEqualTo(75);
    assertThat(ProfileTable.of(known, By.WORK).as(TextFormat.TABLE))
        .isEqualTo(
            """
            work                     way             ms  percent  gflop_s
            -------------------------------------------------------------
            convolution, by weights  backwards  100.000     25.0      4.7
            normalisation            backwards  100.000     25.0
            convolution              forwards    50.000     12.5      1.8
            convolution, by input    backwards   50.000     12.5      9.4
            the rest                            100.000     25.0
            -------------------------------------------------------------
            step                                400.000    100.0      2.6
            """);
  }

  @Test
  void there_is_none_of_another_path() {
    assertThatThrownBy(
            () ->
                Profile.of(
                    new Task("resnet-8", Mode.TRAIN, 2, 1),
                    new EngineSettings(ComputePath.DEEPLEARNING4J_ONEDNN, 1),
                    1,
                    0.1))
        .hasMessage(
            "only what residual-lab computes is timed layer by layer, and this graph is computed by"
                + " deeplearning4j-onednn");
  }

  private static Set<String> layers(Profile profile, Work work) {
    return profile.times().stream()
        .filter(time -> time.work() == work)
        .map(LayerTime::layer)
        .collect(Collectors.toSet());
  }
}
