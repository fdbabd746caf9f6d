package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.BareConvolution;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.Wiring;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

/** Networks of other blocks than the paper's train, and are looked into, as its own. */
class OtherBlocksRunTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();

  @TempDir Path runs;

  /** A block of someone's own: dropout on the shortcut, and two convolutions of other sizes. */
  private record Own(int filters) implements Block {
    @Override
    public void write(Wiring wiring) {
      Wiring.Point from = wiring.here();
      wiring.convolution(1, 5, 1, filters);
      wiring.relu(1);
      wiring.convolution(2, 3, 1, filters);
      Wiring.Point residual = wiring.here();
      wiring.continueFrom(from);
      wiring.add(1, new Dropout(0.1));
      wiring.addition(1, residual);
    }
  }

  static Stream<Architecture> networks() {
    return Stream.of(
        Networks.named("preresnet-8"),
        Networks.named("wide-resnet-10-1"),
        new Architecture(
            "own",
            new Shape(3, 32, 32),
            Normalization.BATCH,
            List.of(
                new Stage(Architecture.STEM, List.of(new BareConvolution(3, 4, 4))),
                new Stage("stage1", List.of(new Own(4), new Own(4)))),
            new Head.AveragePooled(10)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void train_on_the_fast_path_with_every_probe(Architecture network) throws Exception {
    RunPlan plan = RunPlan.of("run", network, Budget.of(Preset.TINY), 1);

    StoredRun run =
        Training.run(
            plan,
            IMAGES,
            runs,
            progress -> {},
            TrainingOptions.usual().with(Probes.named(Probes.NAMES, 6)));

    assertThat(run.record().status()).isEqualTo(Status.FINISHED);
    assertThat(run.record().provenance().engine().path())
        .isEqualTo(ComputePath.RESIDUAL_LAB.label());
    List<Node> nodes = network.network().nodes();
    long weighted = nodes.stream().filter(node -> node.place().role().kind().isWeighted()).count();
    assertThat(Probes.gradients(run)).hasSize((int) (6 * weighted));
    assertThat(Probes.responses(run)).isNotEmpty();
    long threes =
        nodes.stream()
            .filter(node -> node.layer() instanceof Convolution each && each.kernel() == 3)
            .count();
    assertThat(LayerResponses.of(run, IMAGES, 10).layers()).hasSize((int) threes);
  }
}
