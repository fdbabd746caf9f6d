package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Models;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/** A graph's threads are its own: they decide in what order its numbers are added up. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThreadsTest {

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @ParameterizedTest
  @EnumSource
  void are_its_own_whichever_thread_trains(ComputePath path) throws Exception {
    assumeThat(CORES).isGreaterThan(1);
    ComputationGraph here = open(path, 1);
    train(here);
    ComputationGraph elsewhere = open(path, 1);

    Thread other = new Thread(() -> train(elsewhere));
    other.start();
    other.join();

    assertThat(Engine.describe(elsewhere).threads()).isEqualTo(1);
    assertThat(bits(elsewhere)).isEqualTo(bits(here));
  }

  @Test
  void are_its_own_whatever_else_is_opened() {
    assumeThat(CORES).isGreaterThan(1);
    ComputationGraph alone = open(ComputePath.RESIDUAL_LAB, 2);
    train(alone);
    ComputationGraph first = open(ComputePath.RESIDUAL_LAB, 2);
    ComputationGraph second = open(ComputePath.RESIDUAL_LAB, 1);

    train(first);
    train(second);

    // Not with AVX2's kernels, and then there is nothing to be seen here.
    assumeThat(bits(second)).as("two threads add up otherwise").isNotEqualTo(bits(alone));
    assertThat(bits(first)).isEqualTo(bits(alone));
  }

  @ParameterizedTest
  @EnumSource
  void are_no_more_than_the_machine_has(ComputePath path) {
    List<String> notices = new ArrayList<>();

    ComputationGraph graph =
        Engine.open(network(), new EngineSettings(path, 100_000), notices::add);

    assertThat(notices)
        .containsExactly(
            "100000 threads were asked for, but only %d can be used here.".formatted(CORES));
    assertThat(Engine.describe(graph).threads()).isEqualTo(CORES);
  }

  @Test
  void are_no_more_than_the_machine_has_where_settings_ask_for_them() {
    assertThat(
            EngineSettings.asked(
                    setting ->
                        setting == Setting.THREADS
                            ? Optional.of(new Told("100000", "LAB_THREADS"))
                            : Optional.empty())
                .threads())
        .isEqualTo(CORES);
  }

  @ParameterizedTest
  @CsvSource({
    "OMP_THREAD_LIMIT, 1",
    "OMP_DYNAMIC, true",
    "OMP_MAX_ACTIVE_LEVELS, 0",
    "OMP_NUM_THREADS, 1",
    "OMP_NESTED, true"
  })
  void are_not_waited_for_where_openmp_sends_fewer(String variable, String value) throws Exception {
    ProcessBuilder child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OneStep.class.getName())
            .redirectErrorStream(true);
    child.environment().put(variable, value);
    Process process = child.start();
    try {
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);

      assertThat(ended).as("ended").isTrue();
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("a step by residual-lab");
    } finally {
      process.destroyForcibly();
    }
  }

  private static ComputationGraph open(ComputePath path, int threads) {
    return Engine.open(network(), new EngineSettings(path, threads));
  }

  private static ComputationGraph network() {
    return Models.build(Networks.named("resnet-8").network(), 1);
  }

  private static float[] bits(ComputationGraph graph) {
    return graph.params().toFloatVector();
  }

  private static void train(ComputationGraph graph) {
    for (int i = 0; i < 2; i++) {
      graph.fit(SmallGraphs.batch(16, 3, 32, 32, 10, i));
    }
  }
}
