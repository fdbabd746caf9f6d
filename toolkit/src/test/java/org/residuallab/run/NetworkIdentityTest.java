package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Block;
import org.residuallab.architecture.Head;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.Stage;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.Wiring;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.setting.Setting;
import org.residuallab.training.OwnEngine;

/** A run is made again with the network that it had, on the engine that it had. */
class NetworkIdentityTest {

  private static final Optional<String> THREADS =
      Optional.ofNullable(System.getProperty(Setting.THREADS.property()));

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();
  private static final Variation V1 = Variation.NONE.fitting(32, 10);
  private static final Variation V15 = V1.with(StridePlacement.MIDDLE_3X3);

  @Test
  void networks_of_one_name_and_as_many_parameters_are_told_apart() {
    RunRecord one = record(Networks.named("resnet-50", V1));
    RunRecord other = record(Networks.named("resnet-50", V15));

    assertThat(one.parameters()).isEqualTo(other.parameters());
    assertThat(RunInputs.of(one).differences(RunInputs.of(other)))
        .extracting(RunInputs.Difference::name)
        .containsExactly("layers");
  }

  @Test
  void a_network_is_repeated_as_it_was() {
    Architecture mini = Miniature.of(Networks.named("plain-34"), 4, IMAGES.train().shape(), 10);
    for (Architecture network :
        List.of(Networks.named("resnet-50", V1), Networks.named("resnet-50", V15), mini)) {
      assertThat(RunPlan.of(record(network)).network()).isEqualTo(network);
    }
  }

  @Test
  void a_block_of_ones_own_is_repeated_layer_by_layer() {
    record Linear(int filters) implements Block {
      @Override
      public void write(Wiring wiring) {
        wiring.convolution(1, 3, 1, filters);
      }
    }
    Architecture own =
        new Architecture(
            "own",
            IMAGES.train().shape(),
            Normalization.BATCH,
            List.of(new Stage(Architecture.STEM, List.of(new Linear(4)))),
            new Head.AveragePooled(IMAGES.train().classNames().size()));

    assertThat(RunPlan.of(record(own)).network()).isEqualTo(own.network());
    assertThat(RunInputs.of(record(own)).differences(RunInputs.of(record(own)))).isEmpty();
  }

  @Test
  void the_own_engine_is_taken_unless_the_settings_ask_for_another() {
    RunRecord run = record(Networks.named("resnet-8"));
    EngineSettings asked = new EngineSettings(ComputePath.DEEPLEARNING4J, 7);

    assertThat(OwnEngine.of(run, asked)).isEqualTo(new EngineSettings(ComputePath.RESIDUAL_LAB, 1));
    Setting.THREADS.set("7");
    assertThat(OwnEngine.of(run, asked)).isEqualTo(new EngineSettings(ComputePath.RESIDUAL_LAB, 7));
    Setting.THREADS.unset();
    Setting.ENGINE.set("deeplearning4j");
    assertThat(OwnEngine.of(run, asked))
        .isEqualTo(new EngineSettings(ComputePath.DEEPLEARNING4J, 1));
  }

  @BeforeEach
  void ask_for_nothing() {
    Setting.THREADS.unset();
  }

  @AfterEach
  void tell_nothing_to_others() {
    Setting.ENGINE.unset();
    THREADS.ifPresentOrElse(Setting.THREADS::set, Setting.THREADS::unset);
  }

  private static RunRecord record(Architecture network) {
    return Records.finished("run", network, IMAGES);
  }
}
