package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.MultiScale;
import org.residuallab.evaluation.Protocol.TenCrop;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.Placement;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** Test images measured in portions, here or on several machines. */
class PortionTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 320, 300).draw();
  private static final EngineSettings ONE = new EngineSettings(ComputePath.RESIDUAL_LAB, 1);

  @TempDir static Path runs;
  private static Rung ensemble;

  @BeforeAll
  static void trains() throws Exception {
    ensemble =
        Rung.of(
            new MultiScale(List.of(32, 45)),
            train("one", CifarFamily.resnet(8).withWidth(4).architecture()),
            train("other", CifarFamily.plain(8).withWidth(4).architecture()));
  }

  private static StoredModel train(String name, Architecture network) throws Exception {
    RunPlan plan = RunPlan.of(name, network, Budget.of(Preset.TINY), 1);
    return StoredModel.read(Training.run(plan, IMAGES, runs, RunListener.NONE).folder());
  }

  @Test
  void portions_in_any_order_add_up_to_the_evaluation() throws Exception {
    for (Protocol protocol : List.of(ensemble.protocol(), new TenCrop(4))) {
      Rung rung = new Rung(protocol, ensemble.models());
      List<Portion> portions = new ArrayList<>();
      for (Stretch stretch : Stretch.cut(300, 100)) {
        portions.add(rung.portion(IMAGES, stretch, ONE, Optional.empty()));
      }
      Collections.reverse(portions);

      Evaluation added = rung.on(IMAGES, portions);

      assertThat(portions).hasSize(3);
      assertThat(added)
          .usingRecursiveComparison()
          .ignoringFields("seconds", "provenance.started", "provenance.engine")
          .isEqualTo(rung.on(IMAGES));
      assertThat(added.seconds())
          .isCloseTo(portions.stream().mapToDouble(Portion::seconds).sum(), within(1e-9));
    }
  }

  @Test
  void probabilities_have_the_same_bits_wherever_the_images_are_cut() throws Exception {
    // At 96 pixels a batch has 88 rows, so that it would reach over the cuts.
    Rung rung = new Rung(new MultiScale(List.of(32, 96)), ensemble.models());
    float[] whole = sums(rung, new Stretch(0, 300));
    float[] middle = sums(rung, new Stretch(128, 256));

    assertThat(middle).containsExactly(Arrays.copyOfRange(whole, 128 * 10, 256 * 10));
    assertThatThrownBy(() -> new Stretch(100, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("images 100 to 200 are no stretch: it begins at a multiple of 128");
  }

  private static float[] sums(Rung rung, Stretch stretch) throws Exception {
    Scores scores =
        new Scores(IMAGES.test().range(stretch.from(), stretch.to()), ONE, Optional.empty());
    for (StoredModel model : rung.models()) {
      scores.add(model, rung.protocol());
    }
    return scores.sums();
  }

  @Test
  void what_is_missing_or_there_twice_is_no_evaluation() throws Exception {
    Rung rung = new Rung(new Center(), ensemble.models());
    Portion first = rung.portion(IMAGES, new Stretch(0, 128), ONE, Optional.empty());
    Portion last = rung.portion(IMAGES, new Stretch(256, 300), ONE, Optional.empty());

    assertThatThrownBy(() -> rung.on(IMAGES, List.of(first, last)))
        .hasMessage("images 0 to 128 were measured, and then 256 to 300");
    assertThatThrownBy(() -> rung.on(IMAGES, List.of(first, first)))
        .hasMessage("images 0 to 128 were measured, and then 0 to 128");
    assertThatThrownBy(() -> rung.on(IMAGES, List.of(first)))
        .hasMessageContaining("it is not of all test images");
    assertThatThrownBy(() -> rung.on(IMAGES, List.of()))
        .hasMessage("there is no portion to add up");
  }

  @Test
  void each_machine_is_named_once() throws Exception {
    Rung rung = new Rung(new Center(), ensemble.models());
    List<Portion> portions = new ArrayList<>();
    for (Stretch stretch : Stretch.cut(300, 128)) {
      String host = stretch.from() == 128 ? "two" : "one";
      Placement there = new Placement("app-1", "spark://there:7077", host, "a processor");
      portions.add(rung.portion(IMAGES, stretch, ONE, Optional.of(there)));
    }

    Evaluation evaluation = rung.on(IMAGES, portions);

    assertThat(evaluation.provenance().placement().host()).isEqualTo("one");
    assertThat(evaluation.others())
        .singleElement()
        .satisfies(other -> assertThat(other.placement().host()).isEqualTo("two"));
    Evaluation.in(runs).write(evaluation);
    assertThat(Evaluation.storedIn(runs)).containsExactly(evaluation);
  }
}
