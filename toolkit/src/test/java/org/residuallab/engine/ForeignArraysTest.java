package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Images and labels of any type, order and place in memory are read as the numbers they hold. */
class ForeignArraysTest {

  private final ComputationGraph stock =
      SmallGraphs.pooled(
          SmallGraphs.unbiased(6, 3, 1), SmallGraphs.normalization(), SmallGraphs.relu());
  private final ComputationGraph fast = Engine.open(stock.clone(), EngineSettings.fastest());

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {"COMPRESSED", "UNKNOWN", "UTF8", "UINT16", "UINT32", "UINT64"})
  void labels_may_be_of_any_type(DataType type) {
    DataSet batch = SmallGraphs.batch(6, 1);

    assertLearnsTheSame(new DataSet(batch.getFeatures(), batch.getLabels().castTo(type)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {"COMPRESSED", "UNKNOWN", "UTF8", "UINT16", "UINT32", "UINT64", "BOOL"})
  void images_may_be_of_any_type(DataType type) {
    DataSet batch = SmallGraphs.batch(6, 1);
    INDArray images = batch.getFeatures().mul(9).add(100).castTo(type);

    assertLearnsTheSame(new DataSet(images, batch.getLabels()));
    assertInfersTheSame(images);
  }

  @Test
  void labels_from_java_doubles() {
    double[][] labels = {{0, 1, 0, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}};

    assertLearnsTheSame(new DataSet(SmallGraphs.batch(3, 1).getFeatures(), Nd4j.create(labels)));
  }

  @Test
  void views_in_another_order() {
    DataSet batch = SmallGraphs.batch(12, 1);
    INDArray channelsLast = batch.getFeatures().permute(0, 2, 3, 1).dup('c');
    INDArray images = channelsLast.permute(0, 3, 1, 2);
    INDArray labels = batch.getLabels().dup('f');

    assertLearnsTheSame(new DataSet(images, labels));
    assertInfersTheSame(images);
  }

  @Test
  void views_of_a_part() {
    DataSet batch = SmallGraphs.batch(12, 1);
    DataSet part = new DataSet(part(batch.getFeatures()), part(batch.getLabels()));

    assertLearnsTheSame(part);
    assertInfersTheSame(part.getFeatures());
  }

  @Test
  void one_image_for_the_whole_batch() {
    INDArray images = SmallGraphs.batch(1, 1).getFeatures().broadcast(5, 3, 9, 8);

    assertInfersTheSame(images);
  }

  @Test
  void arrays_are_floats_whatever_the_process_makes_by_default() {
    DataSet batch = SmallGraphs.batch(6, 1);
    INDArray expected = stock.outputSingle(batch.getFeatures());
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      ComputationGraph opened = Engine.open(stock.clone(), EngineSettings.fastest());
      assertThat(opened).isInstanceOf(FastGraph.class);
      INDArray actual = opened.outputSingle(batch.getFeatures());

      assertThat(actual.dataType()).isEqualTo(DataType.FLOAT);
      assertThat(Agreement.difference(actual, expected)).isLessThan(1e-5);
      assertLearnsTheSame(batch);
    } finally {
      Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }
  }

  @Test
  void masked_labels_count_as_in_deeplearning4j() {
    DataSet batch = SmallGraphs.batch(6, 1);
    INDArray mask = Nd4j.createFromArray(1f, 0, 1, 1, 0, 1).reshape(6, 1);

    assertLearnsTheSame(new DataSet(batch.getFeatures(), batch.getLabels(), null, mask));
  }

  private static INDArray part(INDArray array) {
    return array.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1, 2, 9));
  }

  private void assertInfersTheSame(INDArray images) {
    assertThat(Agreement.difference(fast.outputSingle(images), stock.outputSingle(images)))
        .isLessThan(1e-4);
  }

  private void assertLearnsTheSame(DataSet batch) {
    for (int i = 0; i < 2; i++) {
      stock.fit(batch);
      fast.fit(batch);

      assertThat(fast.score()).isCloseTo(stock.score(), within(1e-4));
    }
    Agreement.assertAgree(fast.paramTable(), stock.paramTable(), 1e-3);
  }
}
