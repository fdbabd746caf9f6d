package org.residuallab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.ZeroChannels;

/** A file fits a network, or every difference is named. */
class StrictnessTest {

  @TempDir private Path folder;

  private ForeignNumbers numbers;

  @BeforeEach
  void read() {
    numbers = ForeignNumbers.of("resnet-8-b");
  }

  @Test
  void what_is_missing_left_over_or_of_another_shape_is_named() throws Exception {
    numbers.tensors().remove("layer2.0.bn1.running_var");
    numbers.tensors().put("extra.weight", List.of(2L));
    numbers.tensors().put("layer1.0.bn1.num_batches_tracked", List.of());
    WeightsFile file = numbers.weights(folder);
    Architecture network = Networks.named("resnet-8").with(ShortcutOption.B).withClasses(100);

    assertThatThrownBy(() -> WeightsImport.of(network, file))
        .isInstanceOf(BadWeightsException.class)
        .hasMessage(
            file.path()
                + " does not hold the weights of resnet-8 as the common CIFAR ResNets have them;"
                + " missing: layer2.0.bn1.running_var; left over: extra.weight;"
                + " linear.weight has the shape [10, 64], not [100, 64],"
                + " linear.bias has the shape [10], not [100]");
  }

  @Test
  void another_option_is_another_network() throws Exception {
    WeightsFile file = numbers.weights(folder);

    assertThatThrownBy(() -> WeightsImport.of(Networks.named("resnet-8"), file))
        .hasMessageContaining("left over: layer2.0.shortcut.0.weight, layer2.0.shortcut.1.weight");
    assertThatThrownBy(() -> WeightsImport.of(Networks.named("resnet-56"), file))
        .hasMessageContaining("missing: layer1.1.conv1.weight, ")
        .hasMessageContaining(" and 232 more;");
  }

  @Test
  void a_network_whose_layers_have_no_names_elsewhere_is_refused() throws Exception {
    WeightsFile file = numbers.weights(folder);

    assertThatThrownBy(() -> WeightsImport.of(Networks.named("preresnet-20"), file))
        .hasMessage(
            "no naming of other code is known here for preresnet-20: there are those of ResNets and VGG");
  }

  @Test
  void the_choices_of_the_code_that_has_the_names_are_its_files() throws Exception {
    Architecture fifty = Miniature.of(Networks.named("resnet-50"), 8, new Shape(3, 64, 64), 10);
    Architecture eighteen = Miniature.of(Networks.named("resnet-18"), 8, new Shape(3, 64, 64), 10);

    assertThat(WeightsImport.asUsual(fifty, weights("mini-resnet-50-v1")).placement())
        .contains(StridePlacement.MIDDLE_3X3);
    assertThat(WeightsImport.asUsual(eighteen, weights("mini-resnet-18")).shortcuts())
        .isEqualTo(ShortcutOption.B);
    Architecture twenty = WeightsImport.asUsual(Networks.named("resnet-20"), weights("resnet-20"));
    assertThat(twenty).isEqualTo(Networks.named("resnet-20").with(ZeroChannels.AROUND));
  }

  private WeightsFile weights(String network) throws Exception {
    return ForeignNumbers.of(network).weights(folder);
  }
}
