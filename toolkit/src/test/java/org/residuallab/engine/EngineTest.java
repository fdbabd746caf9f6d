package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

class EngineTest {

  @Test
  void takes_the_fast_path_on_all_cores_unless_told_otherwise() {
    assertThat(EngineSettings.asked(told(Map.of())))
        .isEqualTo(
            new EngineSettings(
                ComputePath.RESIDUAL_LAB, Runtime.getRuntime().availableProcessors()));
    assertThat(
            EngineSettings.asked(told(Map.of("LAB_ENGINE", "deeplearning4j", "LAB_THREADS", "1"))))
        .isEqualTo(new EngineSettings(ComputePath.DEEPLEARNING4J, 1));
  }

  @Test
  void refuses_settings_that_make_no_sense() {
    assertThatThrownBy(() -> EngineSettings.asked(told(Map.of("LAB_ENGINE", "quick"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LAB_ENGINE: unknown engine 'quick'; use residual-lab, deeplearning4j-onednn, deeplearning4j");
    assertThatThrownBy(() -> EngineSettings.asked(told(Map.of("LAB_THREADS", "two"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LAB_THREADS must be a whole number below 2^31, not 'two'");
    assertThatThrownBy(() -> EngineSettings.asked(told(Map.of("LAB_THREADS", "0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LAB_THREADS must be at least 1, not 0");
  }

  @Test
  void names_the_layer_that_keeps_a_graph_from_the_fast_path() {
    List<String> notices = new ArrayList<>();
    ComputationGraph graph =
        SmallGraphs.pooled(SmallGraphs.convolution(6, 3, 1), new ActivationLayer(Activation.TANH));

    ComputationGraph opened = Engine.open(graph, EngineSettings.fastest(), notices::add);

    assertThat(notices).hasSize(1);
    assertThat(notices.get(0)).contains("layer1", "tanh");
    assertThat(Engine.describe(opened).path()).isEqualTo("deeplearning4j-onednn");
    opened.fit(SmallGraphs.batch(4, 1));
    assertThat(opened.score()).isPositive();
  }

  @Test
  void leaves_no_reports_in_the_working_folder(@TempDir Path folder) {
    ComputationGraph graph =
        Engine.open(SmallGraphs.chain(SmallGraphs.dense(4)), EngineSettings.fastest());
    CrashReportingUtil.crashDumpOutputDirectory(folder.toFile());
    try {
      CrashReportingUtil.writeMemoryCrashDump(graph, new OutOfMemoryError("tried on purpose"));
    } finally {
      CrashReportingUtil.crashDumpOutputDirectory(null);
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void every_path_computes_the_same() {
    ComputationGraph stock =
        SmallGraphs.pooled(
            SmallGraphs.unbiased(6, 3, 1), SmallGraphs.normalization(), SmallGraphs.relu());
    DataSet batch = SmallGraphs.batch(6, 1);
    ComputationGraph reference = stock.clone();
    reference.fit(batch);
    for (ComputePath path : ComputePath.values()) {
      ComputationGraph graph = Engine.open(stock.clone(), new EngineSettings(path, 1));

      graph.fit(batch);

      assertThat(Engine.describe(graph).path()).isEqualTo(path.label());
      assertThat(Engine.describe(graph).threads()).isEqualTo(1);
      Agreement.assertAgree(graph.paramTable(), reference.paramTable(), 1e-5);
    }
  }

  private static Function<Setting, Optional<Told>> told(Map<String, String> variables) {
    return setting ->
        Optional.ofNullable(variables.get(setting.variable()))
            .map(text -> new Told(text, setting.variable()));
  }
}
