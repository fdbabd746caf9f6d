package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residuallab.architecture.ShortcutOption.B;
import static org.residuallab.architecture.StridePlacement.MIDDLE_3X3;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Normalization;
import org.residuallab.engine.Engine;
import org.residuallab.model.DenseModel;
import org.residuallab.model.Models;

/** Networks on whole images that are not square, on both paths: what PyTorch computes of them. */
class DenseFormAgreesWithTorchTest {

  private static Map<String, Numbers> torch;

  /** See dense_forms.py. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Numbers(
      @JsonProperty("height") int height,
      @JsonProperty("width") int width,
      @JsonProperty("logits") double[][] logits) {}

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("resnet-20", LogitsAgreeWithTorchTest.around("resnet-20")),
        Arguments.of("mini-resnet-18", LogitsAgreeWithTorchTest.mini("resnet-18", 64).with(B)),
        Arguments.of(
            "mini-resnet-50-v1.5", LogitsAgreeWithTorchTest.mini("resnet-50", 64).with(MIDDLE_3X3)),
        Arguments.of(
            "mini-vgg-19", LogitsAgreeWithTorchTest.mini("vgg-19", 32).with(Normalization.NONE)),
        Arguments.of("mini-vgg-19-bn", LogitsAgreeWithTorchTest.mini("vgg-19", 64)));
  }

  @BeforeAll
  static void reads() throws Exception {
    try (InputStream in = Numbers.class.getResourceAsStream("/weights/dense.json")) {
      torch = JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void to_single_precision(String name, Architecture architecture, @TempDir Path folder)
      throws Exception {
    ComputationGraph trained = Models.build(architecture.network(), 1);
    WeightsImport.of(architecture, ForeignNumbers.of(name).weights(folder)).applyTo(trained);
    ComputationGraph dense = DenseModel.of(trained, architecture.network());
    Numbers expected = torch.get(name);
    INDArray images =
        ForeignNumbers.images(expected.logits().length, expected.height(), expected.width());

    INDArray logits = Logits.of(dense, images);

    assertThat(Logits.difference(expected.logits(), logits.toDoubleMatrix()))
        .isLessThan(LogitsAgreeWithTorchTest.TOLERANCE);
    INDArray fast = Engine.accelerate(dense).outputSingle(images);
    INDArray softmax = Transforms.softmax(logits);
    assertThat(Transforms.abs(fast.sub(softmax)).maxNumber().doubleValue()).isLessThan(2e-3);
    assertThat(fast.argMax(1).toIntVector()).isEqualTo(softmax.argMax(1).toIntVector());
  }
}
