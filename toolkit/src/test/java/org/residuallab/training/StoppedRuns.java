package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Recipe;
import org.residuallab.recipe.WarmUp;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

/** Runs that are stopped, and the same run without a stop to compare them with. */
public abstract class StoppedRuns {

  public static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  static final Architecture SMALL = CifarFamily.resnet(8).withWidth(4).architecture();

  /** Twelve iterations; the rate drops at 6 and 9, the warm-up ends when it will. */
  static final Recipe RECIPE =
      Recipe.PAPER.scaledTo(12).withSizes(16, 3, 32).with(new WarmUp(0.01, 0.99, 4));

  static final CheckpointInterval EVERY_TWO =
      new CheckpointInterval(Duration.ofHours(1), OptionalInt.of(2));

  @TempDir static Path shared;
  @TempDir Path runs;

  public static StoredRun whole;

  private static final Optional<String> THREADS =
      Optional.ofNullable(System.getProperty(Setting.THREADS.property()));

  @BeforeAll
  static void trains_without_a_stop() throws Exception {
    Setting.THREADS.set("2"); // Bits are the same with these, too.
    whole = Training.run(plan("run"), IMAGES, shared, RunListener.NONE);
  }

  @AfterAll
  static void tell_nothing_to_others() {
    THREADS.ifPresentOrElse(Setting.THREADS::set, Setting.THREADS::unset);
  }

  StoredRun until(int stop, String name) throws Exception {
    try {
      return Training.run(
          plan(name),
          IMAGES,
          runs,
          progress -> {
            if (progress.last().iteration() == stop) {
              Thread.currentThread().interrupt();
            }
          },
          TrainingOptions.usual().with(EVERY_TWO));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  static RunPlan plan(String name) {
    return new RunPlan(name, SMALL, RECIPE, null, 1);
  }

  /** Parameters, velocity and curves are the same, to the bit. */
  static void assertSame(StoredRun run, StoredRun other) throws Exception {
    assertThat(run.record().status()).isEqualTo(Status.FINISHED);
    assertThat(run.record().results().parametersSha256())
        .isEqualTo(other.record().results().parametersSha256());
    assertThat(run.record().results().trainingError())
        .isEqualTo(other.record().results().trainingError());
    assertThat(run.folder().resolve("metrics.csv"))
        .hasSameBinaryContentAs(other.folder().resolve("metrics.csv"));
    assertThat(velocity(run)).isEqualTo(velocity(other));
  }

  private static float[] velocity(StoredRun run) throws Exception {
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(run.modelFile().toFile());
    assertThat(graph.getIterationCount()).isEqualTo(12);
    return graph.getUpdater().getStateViewArray().data().asFloat();
  }

  static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  public static final class Watch implements RunListener {

    final List<String> notices = new ArrayList<>();
    int resumedAfter = -1;
    int iterations;

    @Override
    public void onNotice(String line) {
      notices.add(line);
    }

    @Override
    public void onResume(RunRecord run, int iteration) {
      resumedAfter = iteration;
    }

    @Override
    public void onIteration(Progress progress) {
      iterations++;
    }
  }
}
