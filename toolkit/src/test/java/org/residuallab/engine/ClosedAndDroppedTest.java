package org.residuallab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.dataset.DataSet;
import org.residuallab.architecture.Networks;
import org.residuallab.model.Models;

/** Native memory is there while it is used, and gone when nobody can use it any more. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClosedAndDroppedTest {

  @ParameterizedTest
  @EnumSource
  void a_closed_graph_says_so(ComputePath path) {
    ComputationGraph graph = Engine.open(small(), new EngineSettings(path, 1));
    DataSet batch = SmallGraphs.batch(4, 1);
    graph.fit(batch);

    graph.close();
    graph.close();

    for (Runnable use :
        List.<Runnable>of(
            () -> graph.output(batch.getFeatures()),
            () -> graph.feedForward(batch.getFeatures(), false),
            () -> graph.fit(batch),
            () -> graph.score(batch))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this graph was closed; it cannot compute any more");
    }
  }

  @Test
  void closing_waits_for_a_pass_on_another_thread() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 15; i++) {
        ComputationGraph graph = Engine.open(small(), EngineSettings.fastest());
        DataSet batch = SmallGraphs.batch(32, 1);
        CountDownLatch started = new CountDownLatch(2);
        List<Future<?>> uses = new ArrayList<>();
        for (Runnable use :
            List.<Runnable>of(() -> graph.output(batch.getFeatures()), () -> graph.fit(batch))) {
          uses.add(threads.submit(() -> useUntilClosed(use, started)));
        }
        started.await();

        graph.close();

        for (Future<?> use : uses) {
          use.get();
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void useUntilClosed(Runnable use, CountDownLatch started) {
    assertThatThrownBy(
            () -> {
              while (true) {
                use.run();
                started.countDown();
              }
            })
        .hasMessage("this graph was closed; it cannot compute any more");
  }

  @Test
  void a_listener_that_closes_its_graph_ends_the_training() {
    ComputationGraph graph = Engine.open(small(), EngineSettings.fastest());
    graph.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onBackwardPass(Model model) {
            graph.close();
          }
        });

    assertThatThrownBy(() -> graph.fit(SmallGraphs.batch(4, 1))).hasMessageContaining("closed");
  }

  @Test
  void ten_graphs_built_and_dropped_take_no_more_memory_than_two() throws Exception {
    DataSet batch = SmallGraphs.batch(64, 3, 32, 32, 10, 1);
    long first = 0;
    for (int i = 0; i < 12; i++) {
      ComputationGraph graph =
          Engine.open(
              Models.build(Networks.named("resnet-8").network(), i), EngineSettings.fastest());
      graph.fit(batch);
      graph.output(batch.getFeatures());
      long resident = Resident.megabytes();
      if (i == 1) {
        first = resident;
      }
      assertThat(resident).as("after graph %d", i).isLessThan(first == 0 ? 4000 : first + 150);
    }
  }

  private static ComputationGraph small() {
    return SmallGraphs.pooled(
        SmallGraphs.unbiased(16, 3, 1), SmallGraphs.normalization(), SmallGraphs.relu());
  }
}
