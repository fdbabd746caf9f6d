package org.residuallab.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.StridePlacement;

/**
 * Any record has a cost. This one is the "ResNet-50" of Deeplearning4j's model zoo, whose second
 * stage has a stride that the paper's has not, and whose convolutions have biases.
 */
class UserMadeCostTest {

  @Test
  void a_network_with_one_stride_too_many() {
    Cost cost = NetworkCost.of(zoo().network()).total();

    assertThat(cost.multiplyAdds() / 1e9).isCloseTo(1.111, within(5e-4));
    assertThat(Convention.KERAS.count(cost.parameters())).isEqualTo(25_636_712);
  }

  private static Architecture zoo() {
    int[] blocks = {3, 4, 6, 3};
    List<Stage> stages = new ArrayList<>();
    stages.add(
        new Stage(
            Architecture.STEM,
            List.of(new Block.Convolutional(7, 2, 64), new Block.Pooling(3, 2, 1))));
    for (int s = 0; s < blocks.length; s++) {
      List<Block> stage = new ArrayList<>();
      for (int b = 0; b < blocks[s]; b++) {
        stage.add(
            new Block.Bottleneck(
                64 << s, b == 0 ? 2 : 1, StridePlacement.FIRST_1X1, ShortcutOption.B));
      }
      stages.add(new Stage("conv" + (s + 2), stage));
    }
    return new Architecture(
        "zoo", new Shape(3, 224, 224), Normalization.BATCH, stages, new Head.AveragePooled(1000));
  }
}
