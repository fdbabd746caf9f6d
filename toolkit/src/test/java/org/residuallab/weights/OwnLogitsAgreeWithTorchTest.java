package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Models;

/** Trained weights that come with the project: what PyTorch computes with them. */
class OwnLogitsAgreeWithTorchTest {

  private static final Path WEIGHTS = Path.of("..", "notebooks", "weights");

  @ParameterizedTest
  @CsvSource({
    "resnet-20, resnet-20-short-16000-seed1",
    "resnet-56, resnet-56-short-16000-seed1",
  })
  void to_single_precision(String name, String run) throws Exception {
    Architecture network = Networks.named(name);
    ComputationGraph graph = Models.build(network.network(), 1);
    WeightsImport.of(network, WeightsFile.read(WEIGHTS.resolve(run + ".safetensors")))
        .applyTo(graph);
    double[][] expected = torch().get(run);

    INDArray logits = Logits.of(graph, ForeignNumbers.images(expected.length, 32, 32));

    assertThat(Logits.difference(expected, logits.toDoubleMatrix()))
        .isLessThan(LogitsAgreeWithTorchTest.TOLERANCE);
  }

  private static Map<String, double[][]> torch() throws Exception {
    try (InputStream in =
        OwnLogitsAgreeWithTorchTest.class.getResourceAsStream("/weights/own.json")) {
      return JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
    }
  }
}
