package org.residuallab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.chart.RunCurves;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Optimizer;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunPlan;
import org.residuallab.text.ProgressBar;
import org.residuallab.training.Training;

class LiveTrainingTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();

  @TempDir Path runs;

  @Test
  void names_runs_of_one_network_by_what_tells_them_apart() throws Exception {
    List<Object> shown = new ArrayList<>();
    LiveTraining live = new LiveTraining("title", display(new ArrayList<>()), display(shown));
    CifarFamily small = CifarFamily.resnet(8).withWidth(2);

    train("a", small, 1, live);
    train("b", small, 2, live);
    train("c", small.with(ShortcutOption.B), 2, live);

    assertThat(live.named())
        .extracting(RunCurves::network)
        .containsExactly("resnet-8 A, seed 1", "resnet-8 A, seed 2", "resnet-8 B");
    assertThat(shown).isNotEmpty().allMatch(BufferedImage.class::isInstance);
  }

  @Test
  void a_stopped_run_says_where_it_stopped_and_how_to_go_on() throws Exception {
    List<Object> shown = new ArrayList<>();
    LiveTraining live = new LiveTraining("title", display(shown), display(new ArrayList<>()));
    Thread.currentThread().interrupt();

    train("a", CifarFamily.resnet(8).withWidth(2), 1, live);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(((ProgressBar) shown.get(shown.size() - 1)).text())
        .isEqualTo(
            "resnet-8  0 of 2  stopped with a checkpoint; run this cell again and it goes on from there");
  }

  @Test
  void a_run_that_diverges_says_so_while_it_trains_and_when_it_is_read() throws Exception {
    for (String way : new String[] {"trained", "read"}) {
      List<Object> shown = new ArrayList<>();
      LiveTraining live = new LiveTraining("title", display(shown), display(new ArrayList<>()));

      Recipe recipe =
          new Recipe(8, 9, List.of(), new Optimizer(1e30, 0.9, 1e-4), null, true, 0, 1, 8);
      Training.run(
          new RunPlan("d", CifarFamily.resnet(8).withWidth(2).architecture(), recipe, null, 1),
          IMAGES,
          runs,
          live);

      String last = ((ProgressBar) shown.get(shown.size() - 1)).text();
      assertThat(last).as(way).contains("of 9", "diverged").doesNotContain("left");
      assertThat(live.named().get(0).network()).as(way).contains(", diverged at iteration ");
    }
  }

  @Test
  void a_stop_that_comes_while_a_chart_is_drawn_is_not_lost() {
    Thread trainer = Thread.currentThread();

    String drawn =
        Apart.from(
            () -> {
              trainer.interrupt();
              // As Java's font code does on the thread that draws.
              return "drawn " + Thread.interrupted();
            });

    assertThat(drawn).isEqualTo("drawn false");
    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(
            () ->
                Apart.from(
                    () -> {
                      throw new IllegalStateException("no fonts");
                    }))
        .hasMessageContaining("no fonts");
  }

  private void train(String name, CifarFamily family, long seed, LiveTraining live)
      throws Exception {
    Recipe recipe = Recipe.PAPER.scaledTo(2).withSizes(8, 1, 8);
    Training.run(new RunPlan(name, family.architecture(), recipe, null, seed), IMAGES, runs, live);
  }

  private static LiveDisplay display(List<Object> shown) {
    return new LiveDisplay(
        first -> {
          shown.add(first);
          return "place";
        },
        (place, next) -> shown.add(next));
  }
}
