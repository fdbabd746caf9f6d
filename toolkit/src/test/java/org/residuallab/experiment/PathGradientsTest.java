package org.residuallab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ResidualPaths;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Batch;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.text.ProgressListener;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

class PathGradientsTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();
  private static final ImageSet FEW = IMAGES.train().range(0, 4);
  private static final String FIRST = "stem.conv_W";

  @TempDir Path runs;

  @Test
  void a_network_of_three_blocks_has_eight_paths() {
    ResidualPaths paths = ResidualPaths.of(Networks.named("resnet-8").network());

    assertThat(paths.number()).isEqualTo(BigInteger.valueOf(8));
    double[] eighths = {1, 3, 3, 1};
    for (int length = 0; length <= 3; length++) {
      assertThat(paths.share(length)).isCloseTo(eighths[length] / 8, within(1e-12));
    }
    assertThat(ResidualPaths.of(Networks.named("plain-8").network()).number())
        .isEqualTo(BigInteger.ONE);
  }

  // The chain rule: the gradients of all eight paths add up to that of the network.
  @Test
  void the_gradients_of_all_paths_are_the_networks() throws Exception {
    StoredModel model = stored(CifarFamily.resnet(8).withWidth(4).architecture());
    INDArray expected = gradient(model, model.graph());
    ComputationGraph graph = model.graph();
    List<GatedSum> sums =
        List.of("stage1.block1.add", "stage2.block1.add", "stage3.block1.add").stream()
            .map(name -> GatedSum.inPlaceOf(name, graph))
            .toList();

    INDArray sum = expected.like();
    for (int path = 0; path < 8; path++) {
      for (int block = 0; block < 3; block++) {
        sums.get(block).open((path >> block & 1) == 1);
      }
      sum.addi(gradient(model, graph));
    }

    double distance = sum.sub(expected).norm2Number().doubleValue();
    assertThat(distance).isLessThan(1e-4 * expected.norm2Number().doubleValue());
  }

  @Test
  void of_each_length_paths_are_drawn() throws Exception {
    StoredModel model = stored(CifarFamily.resnet(14).withWidth(4).architecture());

    PathGradients gradients = PathGradients.of(model, FEW, 3, 1, ProgressListener.NONE);

    assertThat(gradients.lengths().stream().map(each -> each.norms().size()))
        .containsExactly(1, 3, 3, 3, 3, 3, 1);
    assertThat(gradients.lengths()).allSatisfy(each -> assertThat(each.mean()).isPositive());
    double all = 0;
    for (int length = 0; length <= 6; length++) {
      all += gradients.contribution(length);
    }
    assertThat(all).isCloseTo(1, within(1e-12));
    assertThat(PathGradients.of(model, FEW, 3, 1, ProgressListener.NONE)).isEqualTo(gradients);
  }

  @Test
  void a_plain_network_has_no_choice_of_paths() throws Exception {
    StoredModel model =
        stored(CifarFamily.resnet(8).withWidth(4).with(ShortcutOption.NONE).architecture());

    assertThatThrownBy(() -> PathGradients.of(model, IMAGES.train(), 1, 1, ProgressListener.NONE))
        .hasMessage("plain-8 has no shortcuts: there is one path through it");
  }

  private StoredModel stored(Architecture network) throws Exception {
    RunPlan plan = RunPlan.of("paths", network, Budget.of(Preset.TINY), 1);
    return StoredModel.read(Training.run(plan, IMAGES, runs, RunListener.NONE).folder());
  }

  private static INDArray gradient(StoredModel model, ComputationGraph graph) {
    Batch batch = new EvaluationBatches(FEW, model.preprocessing(), 4).batch(0);
    graph.setInputs(batch.images());
    graph.setLabels(batch.labels());
    graph.computeGradientAndScore();
    return graph.gradient().getGradientFor(FIRST).dup();
  }
}
