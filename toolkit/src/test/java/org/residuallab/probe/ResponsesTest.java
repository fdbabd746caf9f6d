package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Batch;
import org.residuallab.engine.ComputePath;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.reference.TorchCase;

class ResponsesTest {

  private static final List<ComputePath> PATHS =
      List.of(ComputePath.RESIDUAL_LAB, ComputePath.DEEPLEARNING4J);

  @ParameterizedTest
  @MethodSource("org.residuallab.reference.TorchCase#all")
  void are_those_that_pytorch_measures_in_inference(TorchCase torch) {
    Map<String, Double> expected = torch.numbers().inferenceResponses();
    for (ComputePath path : PATHS) {
      ComputationGraph graph = graph(torch, path);

      LayerResponses responses =
          LayerResponses.of(torch.name(), graph, batches(torch.numbers().batch().getFeatures()));

      assertAgree(responses.layers(), expected, 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("org.residuallab.reference.TorchCase#normalized")
  void are_those_that_pytorch_measures_while_training(TorchCase torch) {
    Map<String, Double> expected = torch.numbers().trainingResponses();
    expected.keySet().retainAll(normalized(torch.network()));
    for (ComputePath path : PATHS) {
      ComputationGraph graph = graph(torch, path);
      ResponseProbe probe = new ResponseProbe(1);
      graph.addListeners(probe.listener());

      graph.fit(torch.numbers().batch());

      assertAgree(
          probe.samples().stream().map(ResponseProbe.Sample::response).toList(), expected, 1e-4);
    }
  }

  /** The layers that a normalisation reads. */
  private static Set<String> normalized(Network network) {
    return network.nodes().stream()
        .filter(node -> node.layer() instanceof Layer.BatchNormalization)
        .map(node -> node.inputs().get(0))
        .collect(Collectors.toSet());
  }

  /** The images one by one, each a batch. */
  private static Iterator<Batch> batches(INDArray images) {
    return IntStream.range(0, (int) images.size(0))
        .mapToObj(i -> images.get(NDArrayIndex.interval(i, i + 1)).dup('c'))
        .map(image -> new Batch(image, Nd4j.zeros(1, 2), new int[1], 0))
        .iterator();
  }

  private static ComputationGraph graph(TorchCase torch, ComputePath path) {
    ComputationGraph graph =
        SmallNetworks.open(
            Models.build(torch.network(), torch.numbers().optimizer(), Initialization.HE, 1), path);
    torch.numbers().loadInto(graph);
    return graph;
  }

  private static void assertAgree(
      List<LayerResponse> responses, Map<String, Double> expected, double tolerance) {
    assertThat(responses.stream().map(LayerResponse::layer))
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(responses)
        .allSatisfy(
            response ->
                assertThat(response.deviation() / expected.get(response.layer()))
                    .as(response.layer())
                    .isCloseTo(1, within(tolerance)));
  }

  // One 3x3 convolution that doubles one channel and passes one on, then a normalisation. On an
  // image of two pixels, 1 and 3, the channels hold (2, 6) and (1, 3).
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void are_as_computed_by_hand(boolean logarithmic) {
    ComputationGraph graph = doubling(logarithmic);
    INDArray image = Nd4j.createFromArray(new float[] {1, 3}).reshape(1, 1, 1, 2);
    ResponseProbe probe = new ResponseProbe(1);
    graph.addListeners(probe.listener());

    // Running mean 0 and variance 1 with epsilon 3: halves. The values are 3 * (1, 3) and
    // 1 + 2 * (0.5, 1.5), that is 3, 9, 2, 4: mean 4.5, squared distances 2.25, 20.25, 6.25, 0.25.
    LayerResponses measured = LayerResponses.of("hand", graph, batches(image));
    assertThat(measured.layers()).hasSize(1);
    assertThat(measured.layers().get(0).deviation()).isCloseTo(Math.sqrt(7.25), within(1e-6));

    // The batch's variances are 4 and 1. The deviations are 3^2 * 4 / 7 around 0 and 2^2 * 1 / 4
    // around 1, the means 0 and 1.
    graph.fit(
        new INDArray[] {image}, new INDArray[] {Nd4j.createFromArray(new float[][] {{1, 0}})});
    double expected = Math.sqrt((9 * 4 / 7.0 + 1) / 2 + 0.25);
    assertThat(probe.samples().get(0).response().deviation()).isCloseTo(expected, within(1e-5));
  }

  private static ComputationGraph doubling(boolean logarithmic) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .activation(Activation.IDENTITY)
                .graphBuilder()
                .addInputs("image")
                .addLayer(
                    "conv",
                    new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(2).hasBias(false).build(),
                    "image")
                .addLayer(
                    "bn",
                    new BatchNormalization.Builder().eps(3).useLogStd(logarithmic).build(),
                    "conv")
                .addLayer("pool", new GlobalPoolingLayer.Builder().build(), "bn")
                .addLayer(
                    "fc",
                    new OutputLayer.Builder().activation(Activation.SOFTMAX).nOut(2).build(),
                    "pool")
                .setOutputs("fc")
                .setInputTypes(InputType.convolutional(1, 2, 1))
                .build());
    graph.init();
    INDArray weights = graph.getParam("conv_W").assign(0);
    weights.putScalar(new int[] {0, 0, 1, 1}, 2);
    weights.putScalar(new int[] {1, 0, 1, 1}, 1);
    graph.getParam("bn_gamma").assign(Nd4j.createFromArray(new float[][] {{3, 2}}));
    graph.getParam("bn_beta").assign(Nd4j.createFromArray(new float[][] {{0, 1}}));
    return graph;
  }

  @Test
  void go_on_with_a_table_to_the_same_bytes() {
    ComputationGraph graph =
        SmallNetworks.open(
            Models.build(SmallNetworks.network(8, ShortcutOption.A), 1), ComputePath.RESIDUAL_LAB);
    ResponseProbe whole = new ResponseProbe(1);
    graph.addListeners(whole.listener());
    SmallNetworks.fit(graph, 2);
    ResponseProbe resumed = new ResponseProbe(1);
    resumed.resume(whole.table());
    graph.addListeners(resumed.listener());

    SmallNetworks.fit(graph, 2);

    assertThat(resumed.table()).isEqualTo(whole.table());
    assertThat(ResponseProbe.samples(resumed.table())).hasSize(4 * 7);
  }

  @Test
  void begin_at_one_where_scales_are_one_and_shifts_zero() {
    ComputationGraph graph =
        SmallNetworks.open(
            Models.build(SmallNetworks.network(8, ShortcutOption.A), 1), ComputePath.RESIDUAL_LAB);
    ResponseProbe probe = new ResponseProbe(1);
    graph.addListeners(probe.listener());

    SmallNetworks.fit(graph, 1);

    assertThat(probe.samples())
        .allSatisfy(sample -> assertThat(sample.response().deviation()).isCloseTo(1, within(1e-3)));
  }

  @Test
  void are_sorted_by_magnitude_and_averaged() {
    LayerResponses responses =
        new LayerResponses(
            "net",
            false,
            Optional.empty(),
            List.of(
                new LayerResponse("a", 1), new LayerResponse("b", 3), new LayerResponse("c", 2)));

    assertThat(
            responses.sorted().layers().stream()
                .map(LayerResponse::layer)
                .collect(Collectors.joining()))
        .isEqualTo("bca");
    assertThat(responses.mean()).isEqualTo(2);
  }

  @Test
  void are_told_plainly_where_there_are_none() {
    ComputationGraph bare =
        Models.build(
            SmallNetworks.family(8, ShortcutOption.NONE)
                .architecture()
                .with(Normalization.NONE)
                .network(),
            1);
    bare.addListeners(new ResponseProbe(1).listener());

    assertThatThrownBy(() -> SmallNetworks.fit(bare, 1))
        .hasMessage(
            "stem.conv has no batch normalisation behind it; LayerResponses measures such networks");
  }
}
