package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Network;
import org.residuallab.data.Batch;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.data.MeanImage;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineSettings;
import org.residuallab.model.Models;

/** What a step says of its mini-batch is what Deeplearning4j says of it. */
class TrainingStepTest {

  private static final int IMAGES = 24;

  @ParameterizedTest
  @EnumSource(ComputePath.class)
  void tells_the_loss_without_the_decay_and_the_wrong_ones(ComputePath path) {
    ImageSet images = new SyntheticImages(1, IMAGES, 8).draw().train();
    Network network = CifarFamily.resnet(8).withWidth(4).architecture().network();
    Batch batch = new EvaluationBatches(images, MeanImage.of(images), IMAGES).batch(0);
    ComputationGraph stock = Models.build(network, 3);
    // A classifier with biases, so that none can be forgotten.
    INDArray biases = stock.getParam("head.fc_b");
    for (int c = 0; c < biases.length(); c++) {
      biases.putScalar(c, 0.3 * c);
    }
    ComputationGraph graph = Engine.open(stock.clone(), new EngineSettings(path, 1));
    INDArray answers = stock.output(true, batch.images())[0];
    double expected =
        stock.score(new DataSet(batch.images(), batch.labels()), true)
            - stock.calcRegularizationScore(true);
    int wrong = 0;
    for (int i = 0; i < IMAGES; i++) {
      wrong += answers.getRow(i).argMax().getInt(0) == batch.classes()[i] ? 0 : 1;
    }

    TrainingStep step = new TrainingStep(graph);
    TrainingStep.Outcome outcome = step.take(batch);

    assertThat(outcome.loss()).isCloseTo(expected, within(1e-4));
    assertThat(outcome.wrong()).isEqualTo(wrong).isBetween(1, IMAGES - 1);
    graph.close();
  }
}
