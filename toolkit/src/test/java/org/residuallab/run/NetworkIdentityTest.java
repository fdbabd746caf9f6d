package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.RunRecord.NetworkRecord;
import org.residuallab.setting.Setting;
import org.residuallab.training.OwnEngine;

/** A run is made again with the network that it had, on the engine that it had. */
class NetworkIdentityTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();
  private static final Variation V1 = Variation.NONE.fitting(32, 10);
  private static final Variation V15 = V1.with(StridePlacement.MIDDLE_3X3);

  @Test
  void networks_of_one_name_and_as_many_parameters_are_told_apart() {
    RunRecord one = record(Networks.named("resnet-50", V1));
    RunRecord other = record(Networks.named("resnet-50", V15));

    assertThat(one.network().parameters()).isEqualTo(other.network().parameters());
    assertThat(RunInputs.of(one).differences(RunInputs.of(other)))
        .extracting(RunInputs.Difference::name)
        .containsExactly("multiply-adds");
  }

  @Test
  void a_run_of_an_earlier_version_differs_in_nothing_that_it_does_not_say() {
    RunRecord now = record(Networks.named("resnet-50", V1));
    RunRecord before = withNetwork(now, "resnet-50", null);

    assertThat(RunInputs.of(before).differences(RunInputs.of(now))).isEmpty();
    assertThat(RunInputs.of(now).differences(RunInputs.of(before))).isEmpty();
    assertThat(Repetition.of(before).architecture()).isEqualTo(Networks.named("resnet-50", V1));
  }

  @Test
  void a_stride_is_repeated_as_it_was() {
    for (Variation variation : List.of(V1, V15)) {
      Architecture network = Networks.named("resnet-50", variation);
      assertThat(Repetition.of(record(network)).architecture()).isEqualTo(network);
    }
  }

  @Test
  void a_network_that_no_name_gives_is_refused_with_the_reason() {
    RunRecord run = record(Networks.named("resnet-50", V1));
    assertThatThrownBy(() -> Repetition.of(withNetwork(run, "resnet-50", 7L)))
        .hasMessageContaining(" parameters and 7 multiply-adds, the one of that name ")
        .hasMessageContaining("it was built by hand");

    Architecture mini = Miniature.of(Networks.named("plain-34"), 4, IMAGES.train().shape(), 10);
    assertThatThrownBy(() -> Repetition.of(record(mini)))
        .hasMessageStartingWith("the network mini-plain-34 of that run is none of the paper's")
        .hasMessageContaining("only the program that built it can repeat it");
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

  @AfterEach
  void tell_nothing_to_others() {
    Setting.THREADS.unset();
    Setting.ENGINE.unset();
  }

  private static RunRecord record(Architecture network) {
    return Records.finished("run", network, IMAGES);
  }

  private static RunRecord withNetwork(RunRecord run, String name, Long multiplyAdds) {
    NetworkRecord was = run.network();
    return new RunRecord(
        run.name(),
        run.status(),
        run.preset(),
        run.seed(),
        new NetworkRecord(
            name, was.shortcuts(), was.input(), was.classes(), was.parameters(), multiplyAdds),
        run.recipe(),
        run.data(),
        run.provenance(),
        run.results(),
        run.probes(),
        run.resumptions());
  }
}
