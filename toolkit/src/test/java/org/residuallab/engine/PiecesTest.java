package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.residuallab.architecture.Networks;
import org.residuallab.engine.translation.Footprint;
import org.residuallab.engine.translation.PlanCache;
import org.residuallab.model.Bits;
import org.residuallab.model.Models;
import org.residuallab.model.Precision;

/** How a batch is cut, and that nobody sees it in the numbers. */
class PiecesTest {

  private static final long CACHE = 2 << 20;

  @Test
  void hold_every_image_once_and_are_as_many_on_each_core() {
    Random random = new Random(1);
    for (int round = 0; round < 1000; round++) {
      int cores = 1 + random.nextInt(16);
      int images = cores + random.nextInt(5000);
      int largest = 1 + random.nextInt(10_000_000);
      Footprint footprint = new Footprint(largest, 5L * largest, random.nextInt(100_000_000));

      Pieces pieces = Pieces.of(images, cores, footprint, CACHE);

      assertThat(pieces.first(0)).isZero();
      assertThat(pieces.first(pieces.count())).isEqualTo(images);
      assertThat(IntStream.range(0, pieces.count()).mapToLong(pieces::size))
          .allMatch(size -> size > 0 && size - images / pieces.count() <= 1);
      assertThat(pieces.count()).matches(count -> count % cores == 0 || count == images);
    }
  }

  // A map of ResNet-20's first stage has 16 * 32 * 32 floats; ResNet-18 has 11.7 million parameters
  // and maps of 64 * 112 * 112 floats, which no such cache holds.
  @ParameterizedTest
  @CsvSource({"resnet-20, 128, 14", "resnet-20, 7, 2", "resnet-18, 16, 4"})
  void fit_the_cache_or_have_as_many_activations_as_parameters(String net, long images, int count) {
    ComputationGraph graph = Models.build(Networks.named(net).network(), 1);
    long side = net.equals("resnet-18") ? 224 : 32;
    try (PlanCache plans = new PlanCache(graph, Precision.FLOAT32, true)) {
      Footprint footprint = plans.footprint(images, 3, side, side);

      assertThat(footprint.parameters()).isEqualTo(4 * graph.numParams());
      assertThat(Pieces.of(images, 2, footprint, CACHE).count()).isEqualTo(count);
    }
  }

  @Test
  void give_each_image_the_output_that_it_has_alone() {
    ComputationGraph graph =
        Engine.open(
            Models.build(Networks.named("resnet-8").network(), 1),
            new EngineSettings(
                ComputePath.RESIDUAL_LAB, Runtime.getRuntime().availableProcessors()));
    INDArray images = Nd4j.randn(DataType.FLOAT, 67, 3, 32, 32);

    INDArray together = graph.outputSingle(images);

    assertThat(Bits.equal(graph.outputSingle(images), together)).isTrue();
    for (int i = 0; i < 67; i++) {
      INDArray alone = graph.outputSingle(images.get(NDArrayIndex.interval(i, i + 1)));
      assertThat(Agreement.difference(alone, together.getRow(i, true))).isLessThan(1e-6);
    }
  }

  @Test
  void follow_parameters_that_change_in_place() {
    ComputationGraph graph =
        Engine.open(
            SmallGraphs.pooled(
                SmallGraphs.unbiased(16, 3, 1), SmallGraphs.normalization(), SmallGraphs.relu()),
            EngineSettings.fastest());
    INDArray images = SmallGraphs.batch(16, 1).getFeatures();
    INDArray before = graph.outputSingle(images);

    for (String name : graph.paramTable().keySet()) {
      INDArray parameter = graph.getParam(name);
      float value = parameter.getFloat(0);
      parameter.putScalar(0, value + 0.5f);
      assertThat(graph.outputSingle(images)).as(name).isNotEqualTo(before);
      parameter.putScalar(0, value);
      assertThat(graph.outputSingle(images)).as(name).isEqualTo(before);
    }
  }

  @Test
  void are_for_a_usual_cache_where_the_system_does_not_say(@TempDir Path folder)
      throws IOException {
    assertThat(SecondLevelCache.bytes(folder)).isEqualTo(SecondLevelCache.USUAL);
    assertThat(SecondLevelCache.bytes(folder.resolve("none"))).isEqualTo(SecondLevelCache.USUAL);
    cache(folder.resolve("index0"), "1", "48K");
    cache(folder.resolve("index3"), "3", "260M");
    assertThat(SecondLevelCache.bytes(folder)).isEqualTo(SecondLevelCache.USUAL);
    cache(folder.resolve("index2"), "2", "2048K");
    assertThat(SecondLevelCache.bytes(folder)).isEqualTo(2 << 20);
  }

  private static void cache(Path folder, String level, String size) throws IOException {
    Files.createDirectory(folder);
    Files.writeString(folder.resolve("level"), level + "\n");
    Files.writeString(folder.resolve("size"), size + "\n");
  }
}
