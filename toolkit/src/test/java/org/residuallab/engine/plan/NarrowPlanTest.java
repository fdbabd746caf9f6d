package org.residuallab.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Networks;
import org.residuallab.engine.EmulatedBfloat16;
import org.residuallab.engine.translation.PassKind;
import org.residuallab.engine.translation.PlanCache;
import org.residuallab.model.Models;
import org.residuallab.model.Precision;

@ExtendWith(EmulatedBfloat16.class)
class NarrowPlanTest {

  private static final long IMAGES = 32;

  @Test
  void a_step_in_16_bits_takes_half_the_memory() {
    double wide = arena(Precision.FLOAT32);
    double narrow = arena(Precision.BFLOAT16);

    assertThat(narrow / wide).isBetween(0.4, 0.6);
  }

  /** Bytes that a training step's plan takes: those given back when it is closed. */
  private static long arena(Precision precision) {
    ComputationGraph graph = Models.build(Networks.named("resnet-20").network(), 1);
    graph.initGradientsView();
    PlanCache plans = new PlanCache(graph, precision, true);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, IMAGES, 10);
    INDArray images = Nd4j.ones(DataType.FLOAT, IMAGES, 3, 32, 32);
    plans.pass(PassKind.TRAINING, images.shape()).train(images, labels);
    long before = Dropped.taken();
    plans.close();
    return before - Dropped.taken();
  }
}
