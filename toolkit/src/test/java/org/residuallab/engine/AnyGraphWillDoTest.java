package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingModelSaver;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.saver.LocalFileGraphSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingGraphTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.transferlearning.TransferLearningHelper;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.listeners.CheckpointListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.AsyncDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.residuallab.model.Bits;
import org.residuallab.model.Momentum;

/** Whatever of Deeplearning4j takes a graph takes an accelerated one, and gives the same. */
class AnyGraphWillDoTest {

  @TempDir Path folder;

  private final ComputationGraph stock =
      SmallGraphs.pooled(
          SmallGraphs.unbiased(6, 3, 1), SmallGraphs.normalization(), SmallGraphs.relu());
  private final ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest());

  @ParameterizedTest
  @EnumSource
  void early_stopping_with_graphs_kept_in_memory(ComputePath path) {
    assertStopsWith(
        Engine.open(stock.clone(), new EngineSettings(path, 2)), new InMemoryModelSaver<>());
  }

  @Test
  void early_stopping_with_graphs_in_files() {
    assertStopsWith(fast, new LocalFileGraphSaver(folder.toString()));
  }

  private void assertStopsWith(
      ComputationGraph graph, EarlyStoppingModelSaver<ComputationGraph> saver) {
    EarlyStoppingConfiguration<ComputationGraph> settings =
        new EarlyStoppingConfiguration.Builder<ComputationGraph>()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
            .scoreCalculator(new DataSetLossCalculator(batches(), true))
            .modelSaver(saver)
            .build();
    EarlyStoppingResult<ComputationGraph> result =
        new EarlyStoppingGraphTrainer(settings, graph, batches()).fit();

    assertThat(result.getTerminationReason())
        .isEqualTo(EarlyStoppingResult.TerminationReason.EpochTerminationCondition);
    ComputationGraph reference = stock.clone();
    double best = Double.MAX_VALUE;
    for (int epoch = 0; epoch < 3; epoch++) {
      reference.fit(batches());
      best = Math.min(best, new DataSetLossCalculator(batches(), true).calculateScore(reference));
    }
    assertThat(Collections.min(result.getScoreVsEpoch().values())).isCloseTo(best, within(1e-3));
    assertThat(new DataSetLossCalculator(batches(), true).calculateScore(result.getBestModel()))
        .isCloseTo(best, within(1e-3));
  }

  @Test
  void a_clone_kept_by_a_graph_of_any_path_is_of_that_path() {
    for (ComputePath path : ComputePath.values()) {
      ComputationGraph graph = Engine.open(stock.clone(), new EngineSettings(path, 1));

      assertThat(Engine.describe(graph.clone())).isEqualTo(Engine.describe(graph));
    }
  }

  @ParameterizedTest
  @EnumSource
  void serialisation(ComputePath path) throws Exception {
    ComputationGraph graph = Engine.open(stock.clone(), new EngineSettings(path, 1));
    graph.fit(SmallGraphs.batch(6, 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(graph);
    }
    ComputationGraph read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (ComputationGraph) in.readObject();
    }

    assertThat(Engine.describe(read)).isEqualTo(Engine.describe(graph));
    graph.fit(SmallGraphs.batch(6, 2));
    read.fit(SmallGraphs.batch(6, 2));
    assertThat(Bits.equal(read.params(), graph.params())).isTrue();
  }

  @Test
  void checkpoints_of_a_listener() throws Exception {
    CheckpointListener listener =
        new CheckpointListener.Builder(folder.toFile()).saveEveryNEpochs(1).keepAll().build();
    fast.setListeners(listener);

    fast.fit(batches());

    ComputationGraph read =
        CheckpointListener.loadCheckpointCG(
            folder.toFile(), listener.lastCheckpoint().getCheckpointNum());
    assertThat(Bits.equal(read.params(), fast.params())).isTrue();
  }

  @Test
  void saving_and_loading() throws Exception {
    fast.fit(SmallGraphs.batch(6, 1));
    File file = folder.resolve("graph.zip").toFile();
    fast.save(file, true);

    ComputationGraph read = ComputationGraph.load(file, true);

    assertThat(Bits.equal(read.params(), fast.params())).isTrue();
    assertThat(Bits.equal(read.updaterState(), fast.updaterState())).isTrue();
  }

  @Test
  void transfer_learning() {
    fast.fit(SmallGraphs.batch(6, 1));
    ComputationGraph transferred =
        new TransferLearning.GraphBuilder(fast)
            .fineTuneConfiguration(
                new FineTuneConfiguration.Builder().updater(new Momentum(0.05, 0.9)).build())
            .setFeatureExtractor("layer2")
            .nOutReplace("classifier", 3, org.deeplearning4j.nn.weights.WeightInit.XAVIER)
            .build();
    ComputationGraph opened =
        Engine.open(transferred.clone(), EngineSettings.fastest(), notice -> {});
    DataSet batch = SmallGraphs.batch(6, 3, 9, 8, 3, 1);

    transferred.fit(batch);
    opened.fit(batch);

    Agreement.assertAgree(opened.paramTable(), transferred.paramTable(), 1e-4);
    assertThat(opened.getParam("layer0_W")).isEqualTo(fast.getParam("layer0_W"));
  }

  @Test
  void a_layer_that_is_frozen_in_place() {
    ComputationGraph reference = stock.clone();
    reference.getUpdater(true);
    reference.getVertex("layer0").setLayerAsFrozen();
    fast.getVertex("layer0").setLayerAsFrozen();
    INDArray before = stock.getParam("layer0_W").dup();
    stock.getVertex("layer0").setLayerAsFrozen();
    ComputationGraph opened = Engine.open(stock, EngineSettings.fastest(), notice -> {});

    reference.fit(SmallGraphs.batch(6, 1));
    fast.fit(SmallGraphs.batch(6, 1));
    opened.fit(SmallGraphs.batch(6, 1));

    // Frozen after its updater was made, Deeplearning4j still lets its weights decay.
    Agreement.assertAgree(fast.paramTable(), reference.paramTable(), 1e-5);
    assertThat(opened.getParam("layer0_W")).isEqualTo(before);
  }

  @Test
  void features_before_a_frozen_part() {
    TransferLearningHelper helper = new TransferLearningHelper(fast.clone(), "layer2");
    TransferLearningHelper reference = new TransferLearningHelper(stock.clone(), "layer2");
    DataSet batch = SmallGraphs.batch(6, 1);

    INDArray actual = helper.featurize(batch).getFeatures();

    assertThat(Agreement.difference(actual, reference.featurize(batch).getFeatures()))
        .isLessThan(1e-5);
  }

  @Test
  void iterators_that_prepare_batches_beside_the_training() {
    fast.fit(new AsyncDataSetIterator(batches()), 2);
    stock.fit(new AsyncDataSetIterator(batches()), 2);

    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), 1e-3);
  }

  @Test
  void evaluation() {
    Evaluation actual = fast.evaluate(batches());
    Evaluation expected = stock.evaluate(batches());

    assertThat(actual.getConfusionMatrix()).isEqualTo(expected.getConfusionMatrix());
    assertThat(fast.evaluateROCMultiClass(batches(), 0).calculateAverageAUC())
        .isCloseTo(stock.evaluateROCMultiClass(batches(), 0).calculateAverageAUC(), within(1e-9));
  }

  @Test
  void outputs_by_every_door() {
    INDArray images = SmallGraphs.batch(5, 1).getFeatures();
    INDArray expected = stock.outputSingle(images);
    INDArray[] one = {images};
    INDArray[] none = {null};

    for (INDArray actual :
        List.of(
            fast.output(images)[0],
            fast.output(false, one, none)[0],
            fast.output(false, one, null, none)[0],
            fast.output(false, one, none, none)[0],
            fast.outputSingle(false, false, images),
            fast.output(new ListDataSetIterator<>(List.of(SmallGraphs.batch(5, 1)), 5))[0],
            fast.output(List.of("classifier"), false, one, none)[0],
            fast.feedForward(images, false).get("classifier"),
            fast.feedForward(one, false, false).get("classifier"),
            fast.convertDataType(DataType.DOUBLE).outputSingle(images).castTo(DataType.FLOAT))) {
      assertThat(Agreement.difference(actual, expected)).isLessThan(1e-5);
    }
  }

  @Test
  void listeners_that_read_all_activations() {
    DataSet batch = SmallGraphs.batch(5, 1);
    Map<String, INDArray> expected = listen(stock.clone(), batch);

    Map<String, INDArray> actual = listen(fast, batch);

    // Deeplearning4j's rectifiers write over the activations before them.
    expected.remove("layer1");
    Agreement.assertAgree(actual, expected, 1e-5);
  }

  private static Map<String, INDArray> listen(ComputationGraph graph, DataSet batch) {
    AtomicReference<Map<String, INDArray>> seen = new AtomicReference<>();
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onForwardPass(Model model, Map<String, INDArray> activations) {
            Map<String, INDArray> copies = new TreeMap<>();
            activations.forEach((name, array) -> copies.put(name, array.dup()));
            seen.set(copies);
          }
        });
    graph.fit(batch);
    return seen.get();
  }

  private static DataSetIterator batches() {
    return new ListDataSetIterator<>(SmallGraphs.batch(6, 1).batchBy(2).stream().toList(), 2);
  }
}
