package org.residuallab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.Networks.Variation;

class WrittenConfigurationTest {

  private static boolean foreignCodeRan;

  /** Its name alone, where a class is looked up, runs this. */
  static final class Trap {
    static {
      foreignCodeRan = true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain-20", "resnet-20", "resnet-50", "plain-34", "vgg-19"})
  void that_of_any_network_is_read_as_it_was_written(String name) {
    ComputationGraphConfiguration written =
        GraphConfiguration.of(Networks.named(name).network(), Optimizer.PAPER, 1);

    assertThat(text(WrittenConfiguration.read(written.toJson()))).isEqualTo(text(written));
  }

  @Test
  void that_of_a_projection_shortcut_is_read_as_it_was_written() {
    ComputationGraphConfiguration written =
        GraphConfiguration.of(
            Networks.named("resnet-8", Variation.NONE.with(ShortcutOption.B)).network(),
            Optimizer.PAPER,
            1);

    assertThat(text(WrittenConfiguration.read(written.toJson()))).isEqualTo(text(written));
  }

  @Test
  void a_class_that_no_network_has_is_refused_before_it_is_looked_up() {
    String trap = WrittenConfigurationTest.class.getName() + "$Trap";

    assertThatThrownBy(() -> WrittenConfiguration.read(hostile("{\"@class\":\"%s\"}", trap)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it names the class '%s', of which no network is built here".formatted(trap));
    assertThatThrownBy(
            () -> WrittenConfiguration.read(hostile("{\"dist\":{\"type\":\"%s\"}}", trap)))
        .hasMessage("it has 'dist', which no network built here has");
    assertThat(foreignCodeRan).isFalse();
  }

  @Test
  void what_is_no_configuration_is_refused_in_one_line() {
    for (String text : new String[] {"", "{", "[1]", "{\"vertices\":1}", "[".repeat(100_000)}) {
      assertThatThrownBy(() -> WrittenConfiguration.read(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("it is no configuration of a network");
    }
  }

  /** Deeplearning4j tells this by the names of the parameters, which no graph has given yet. */
  private static String text(ComputationGraphConfiguration configuration) {
    return configuration.toJson().replaceAll("\"useLogStd\" : \\w+", "");
  }

  private static String hostile(String layer, String name) {
    String json =
        GraphConfiguration.of(Networks.named("resnet-8").network(), Optimizer.PAPER, 1).toJson();
    assertThat(json).contains("\"layer\" : null");
    return json.replace("\"layer\" : null", "\"layer\" : " + layer.formatted(name));
  }
}
