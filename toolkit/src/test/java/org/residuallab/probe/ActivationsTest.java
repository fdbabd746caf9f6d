package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.engine.ComputePath;
import org.residuallab.model.Models;

class ActivationsTest {

  /** Deeplearning4j takes over there, whose rectifiers write over what stands before them. */
  @Test
  void of_a_network_with_a_weight_that_is_no_number_leave_the_images_and_are_not_rectified() {
    ComputationGraph broken = Models.build(SmallNetworks.network(8, ShortcutOption.B), 1);
    broken.getParam("stage3.block1.conv1_W").putScalar(0, Float.NaN);
    ComputationGraph graph = SmallNetworks.open(broken, ComputePath.RESIDUAL_LAB);
    INDArray images = SmallNetworks.images(4);
    Map<String, Double> least = new HashMap<>();

    Activations.read(
        graph, images, (name, values) -> least.put(name, values.minNumber().doubleValue()));

    assertThat(images.wasClosed()).isFalse();
    assertThat(least.get("stem.bn")).isNegative();
    assertThat(least.get("stem.relu")).isZero();
    graph.close();
  }
}
