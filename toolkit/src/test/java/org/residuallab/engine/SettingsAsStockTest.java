package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.stepfunctions.DefaultStepFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;
import org.residuallab.model.Momentum;

/**
 * What a configuration asks for is done, whichever path does it: four steps and every score as in
 * Deeplearning4j.
 */
class SettingsAsStockTest {

  private static final int STEPS = 4;

  /** A convolution, a normalisation and a classifier, before they are put together. */
  private static final class Parts {
    final NeuralNetConfiguration.Builder all =
        new NeuralNetConfiguration.Builder()
            .seed(5)
            .updater(new Momentum(0.1, 0.9))
            .weightInit(WeightInit.RELU)
            .activation(Activation.IDENTITY);
    final ConvolutionLayer.Builder convolution =
        new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(6).hasBias(false);
    final ConvolutionLayer.Builder last = new ConvolutionLayer.Builder(3, 3).nOut(5);
    final BatchNormalization.Builder normalization = new BatchNormalization.Builder();
    OutputLayer.Builder classifier =
        new OutputLayer.Builder(new LossMCXENT())
            .activation(Activation.SOFTMAX)
            .nOut(SmallGraphs.CLASSES);

    ComputationGraph build() {
      GraphBuilder graph =
          all.graphBuilder()
              .addInputs("input")
              .addLayer("conv", convolution.build(), "input")
              .addLayer("bn", normalization.build(), "conv")
              .addLayer("relu", SmallGraphs.relu(), "bn")
              .addLayer("last", last.build(), "relu")
              .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "last")
              .addLayer("classifier", classifier.build(), "pool")
              .setOutputs("classifier")
              .setInputTypes(InputType.convolutional(9, 8, 3));
      ComputationGraph built = new ComputationGraph(graph.build());
      built.init();
      return built;
    }
  }

  private static Named<ComputationGraph> with(String name, UnaryOperator<Parts> change) {
    return Named.of(name, change.apply(new Parts()).build());
  }

  @SuppressWarnings("deprecation") // Settings that exist are tried, the old ones too.
  static Stream<Named<ComputationGraph>> settings() {
    return Stream.of(
        with("nothing but the optimiser", p -> p),
        with("L2", p -> set(p, () -> p.all.l2(1e-2))),
        with("L1", p -> set(p, () -> p.all.l1(1e-2))),
        with("L1 and L2", p -> set(p, () -> p.all.l1(1e-2).l2(1e-2))),
        with("L2 of a bias", p -> set(p, () -> p.all.l2Bias(0.1))),
        with("L1 of one layer", p -> set(p, () -> p.convolution.l1(1e-2))),
        with("weight decay", p -> set(p, () -> p.all.weightDecay(1e-2))),
        with("weight decay without the rate", p -> set(p, () -> p.all.weightDecay(1e-2, false))),
        with("weight decay of biases", p -> set(p, () -> p.all.weightDecayBias(1e-2, true))),
        with("sums over the batch", p -> set(p, () -> p.all.miniBatch(false).l2(1e-2))),
        with("ascent", p -> set(p, () -> p.all.minimize(false))),
        with("no update of one layer", p -> set(p, () -> p.convolution.updater(new NoOp()))),
        with("no update of a bias", p -> set(p, () -> p.last.biasUpdater(new NoOp()))),
        with("no update at all", p -> set(p, () -> p.all.updater(new NoOp()))),
        with(
            "another rate for one layer",
            p -> set(p, () -> p.convolution.updater(new Momentum(0.01, 0.5)))),
        with("Adam for one layer", p -> set(p, () -> p.convolution.updater(new Adam(0.01)))),
        with("Adam for biases", p -> set(p, () -> p.all.biasUpdater(new Adam(0.01)))),
        with("Adam", p -> set(p, () -> p.all.updater(new Adam(0.01)).l2(1e-2))),
        with("Nesterov", p -> set(p, () -> p.all.updater(new Nesterovs(0.1, 0.9)).l2(1e-2))),
        with("plain descent", p -> set(p, () -> p.all.updater(new Sgd(0.1)).l2(1e-2))),
        with("RMSProp", p -> set(p, () -> p.all.updater(new RmsProp(0.01)))),
        with("AdaGrad", p -> set(p, () -> p.all.updater(new AdaGrad(0.01)))),
        with(
            "a rate that falls",
            p ->
                set(
                    p,
                    () ->
                        p.all.updater(
                            new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.2, 0.1, 2))))),
        with(
            "a rate by a table",
            p ->
                set(
                    p,
                    () ->
                        p.all.updater(
                            new Nesterovs(
                                new MapSchedule(ScheduleType.ITERATION, Map.of(0, 0.1, 2, 0.01)),
                                0.9)))),
        with(
            "clipped elements",
            p -> set(p, () -> clip(p, GradientNormalization.ClipElementWiseAbsoluteValue))),
        with("clipped by layer", p -> set(p, () -> clip(p, GradientNormalization.ClipL2PerLayer))),
        with(
            "clipped by parameter",
            p -> set(p, () -> clip(p, GradientNormalization.ClipL2PerParamType))),
        with(
            "normalised by layer",
            p -> set(p, () -> clip(p, GradientNormalization.RenormalizeL2PerLayer))),
        with(
            "normalised by parameter",
            p -> set(p, () -> clip(p, GradientNormalization.RenormalizeL2PerParamType))),
        with(
            "one layer clipped",
            p ->
                set(
                    p,
                    () ->
                        p.convolution
                            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                            .gradientNormalizationThreshold(1e-3))),
        with(
            "bounded norms",
            p -> set(p, () -> p.all.constrainWeights(new MaxNormConstraint(0.5, 1)))),
        with(
            "no negative weights",
            p -> set(p, () -> p.convolution.constrainAllParameters(new NonNegativeConstraint()))),
        with("the other step", p -> set(p, () -> p.all.stepFunction(new DefaultStepFunction()))),
        with(
            "strict mode",
            p -> set(p, () -> p.convolution.convolutionMode(ConvolutionMode.Strict))),
        with("dilation", p -> set(p, () -> p.convolution.dilation(2, 2).padding(2, 2))),
        with("no bias", p -> set(p, () -> p.last.hasBias(false))),
        with("a bias that is not zero", p -> set(p, () -> p.all.biasInit(0.3))),
        with("slow statistics", p -> set(p, () -> p.normalization.decay(0.99).eps(0.01))),
        with(
            "locked scale",
            p -> set(p, () -> p.normalization.lockGammaBeta(true).gamma(2).beta(1))),
        with("scale and shift to begin with", p -> set(p, () -> p.normalization.gamma(2).beta(1))),
        with("whole data, not batches", p -> set(p, () -> p.normalization.minibatch(false))),
        with(
            "activation in the convolution", p -> set(p, () -> p.last.activation(Activation.RELU))),
        with("leaky activation", p -> set(p, () -> p.convolution.activation(Activation.LEAKYRELU))),
        with("activation everywhere", p -> set(p, () -> p.all.activation(Activation.TANH))),
        with(
            "activation in the normalisation",
            p -> set(p, () -> p.normalization.activation(Activation.RELU))),
        with(
            "clipped probabilities",
            p -> set(p, () -> p.classifier.lossFunction(new LossMCXENT(0.4, null)))),
        with(
            "negative log likelihood",
            p -> set(p, () -> p.classifier.lossFunction(new LossNegativeLogLikelihood()))),
        with(
            "weighted classes",
            p ->
                set(
                    p,
                    () ->
                        p.classifier.lossFunction(
                            new LossMCXENT(Nd4j.createFromArray(1f, 2, 3, 4))))),
        with("squared errors", p -> set(p, () -> p.classifier.lossFunction(new LossMSE()))),
        with(
            "sigmoids",
            p ->
                set(
                    p,
                    () -> p.classifier.activation(Activation.SIGMOID).lossFunction(new LossMSE()))),
        with("a classifier without bias", p -> set(p, () -> p.classifier.hasBias(false))));
  }

  private static void clip(Parts parts, GradientNormalization how) {
    parts.all.gradientNormalization(how).gradientNormalizationThreshold(1e-3);
  }

  private static Parts set(Parts parts, Runnable change) {
    change.run();
    return parts;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void are_obeyed(ComputationGraph stock) {
    ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest(), notice -> {});

    for (int i = 0; i < STEPS; i++) {
      DataSet batch = SmallGraphs.batch(5 + i % 2, i);
      stock.fit(batch);
      fast.fit(batch);

      assertThat(fast.score()).as("score %d", i).isCloseTo(stock.score(), within(tolerance(stock)));
    }
    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), 1e-3);
    assertOutputsAgree(fast, stock);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void are_obeyed_in_a_step_of_ones_own(ComputationGraph stock) {
    ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest(), notice -> {});
    DataSet batch = SmallGraphs.batch(6, 1);

    for (ComputationGraph graph : new ComputationGraph[] {stock, fast}) {
      Agreement.gradient(graph, batch);
      assertThat(graph.gradientAndScore().getSecond()).isEqualTo(graph.score());
      graph.params().muli(0.5);
    }

    assertThat(fast.score()).isCloseTo(stock.score(), within(tolerance(stock)));
    assertThat(fast.score(batch)).isCloseTo(stock.score(batch), within(tolerance(stock)));
    assertThat(fast.score(batch, true))
        .isCloseTo(stock.score(batch, true), within(tolerance(stock)));
    INDArray expected = stock.scoreExamples(batch, true);
    assertThat(Agreement.difference(fast.scoreExamples(batch, true), expected)).isLessThan(1e-4);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void are_obeyed_with_soft_labels(ComputationGraph stock) {
    ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest(), notice -> {});
    DataSet batch = SmallGraphs.batch(6, 1);
    batch.setLabels(batch.getLabels().mul(0.8).addi(0.1)); // Sums to 1.2.

    stock.fit(batch);
    fast.fit(batch);

    assertThat(fast.score()).isCloseTo(stock.score(), within(tolerance(stock)));
    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), 1e-3);
  }

  /** What the fast path does not know; all else would be slow if it were left to the other. */
  @Test
  void few_are_left_to_deeplearning4j() {
    assertThat(
            settings()
                .filter(
                    each ->
                        !(Engine.open(each.getPayload(), EngineSettings.fastest(), notice -> {})
                            instanceof FastGraph))
                .map(Named::getName))
        .containsExactly(
            "strict mode",
            "locked scale",
            "activation in the convolution",
            "leaky activation",
            "activation everywhere",
            "weighted classes",
            "squared errors",
            "sigmoids",
            "a classifier without bias");
  }

  @Test
  void a_search_along_lines_is_left_to_deeplearning4j() {
    Parts parts = new Parts();
    parts.all.optimizationAlgo(OptimizationAlgorithm.CONJUGATE_GRADIENT);
    List<String> notices = new ArrayList<>();

    ComputationGraph opened = Engine.open(parts.build(), EngineSettings.fastest(), notices::add);

    assertThat(opened).isNotInstanceOf(FastGraph.class);
    assertThat(notices)
        .containsExactly(
            "The fast path cannot compute this network: an optimiser that searches along lines."
                + " Deeplearning4j does it, slowly.");
  }

  private static void assertOutputsAgree(ComputationGraph fast, ComputationGraph stock) {
    INDArray images = SmallGraphs.batch(5, 9).getFeatures();
    assertThat(Agreement.difference(fast.outputSingle(images), stock.outputSingle(images)))
        .isLessThan(1e-3);
  }

  private static double tolerance(ComputationGraph stock) {
    return 1e-4 * Math.max(1, Math.abs(stock.score()));
  }
}
