package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.MeanImage;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Bits;
import org.residuallab.model.Optimizer;
import org.residuallab.probe.TrainedNetwork;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Best;
import org.residuallab.run.Metrics;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunRecord.Status;
import org.residuallab.run.StoredRun;
import org.residuallab.verification.RunComparison;
import org.residuallab.verification.Verification;

/** A run that holds images out watches their error, and keeps the network with the lowest. */
class HeldOutRunTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 128, 48).draw();

  /** Its rate is so high that the last network is not the best one. */
  private static final Recipe RECIPE =
      new Recipe(16, 12, List.of(), new Optimizer(0.5, 0.9, 1e-4), null, true, 40, 12, 32);

  @TempDir static Path runs;
  private static StoredRun whole;

  @BeforeAll
  static void trains() throws Exception {
    whole = Training.run(plan("whole"), IMAGES, runs, RunListener.NONE);
  }

  @Test
  void watches_the_images_held_out_and_takes_the_test_once() throws Exception {
    List<Metrics> rows = StoredRun.read(whole.folder()).metrics();

    assertThat(rows).filteredOn(row -> row.validationError().isPresent()).hasSize(12);
    assertThat(rows).filteredOn(row -> row.testError().isPresent()).hasSize(1);
    assertThat(rows.get(11).testError()).isPresent();
    assertThat(Files.readString(whole.folder().resolve("metrics.csv")))
        .startsWith("iteration,epoch,learning_rate,loss,training_error,validation_error,test_err");
    assertThat(Files.readString(whole.folder().resolve("run.json")))
        .contains("\"held_out\" : 40", "\"validation_error\" : ", "\"best\" : {");
    assertThat(whole.record().data().trainingImages()).isEqualTo(88);
    assertThat(whole.record().results().validationError())
        .isEqualTo(whole.metrics().get(11).validationError().getAsDouble());
  }

  @Test
  void keeps_the_network_of_the_lowest_validation_error() throws Exception {
    Best best = whole.record().results().best();
    double least =
        whole.metrics().stream()
            .map(Metrics::validationError)
            .mapToDouble(OptionalDouble::getAsDouble)
            .min()
            .getAsDouble();
    int first =
        whole.metrics().stream()
            .filter(row -> row.validationError().getAsDouble() == least)
            .findFirst()
            .get()
            .iteration();
    assertThat(best.validationError()).isEqualTo(least);
    assertThat(best.iteration()).isEqualTo(first).as("or this shows nothing").isLessThan(12);
    assertThat(best.parametersSha256()).isNotEqualTo(whole.record().results().parametersSha256());

    // The file itself, on images as they are, makes these errors.
    Dataset split = IMAGES.holdOut(40);
    MeanImage mean = MeanImage.of(split.train());
    ComputationGraph loaded = TrainedNetwork.best(whole);
    assertThat(TestError.percent(loaded, new EvaluationBatches(split.heldOut().get(), mean, 16)))
        .isEqualTo(best.validationError());
    assertThat(TestError.percent(loaded, new EvaluationBatches(split.test().range(0, 32), mean, 8)))
        .isEqualTo(best.testError());
    assertThat(TrainedNetwork.of(whole).params()).isNotEqualTo(loaded.params());
  }

  @Test
  void chooses_without_a_look_at_the_test_images() throws Exception {
    Dataset other = Dataset.own("other test images", IMAGES.train(), IMAGES.train().range(0, 40));

    Best best =
        Training.run(plan("other"), other, runs, RunListener.NONE).record().results().best();

    assertThat(best.parametersSha256())
        .isEqualTo(whole.record().results().best().parametersSha256());
    assertThat(best.testError()).isNotEqualTo(whole.record().results().best().testError());
  }

  @Test
  void ends_with_the_same_best_after_stops_before_and_after_it() throws Exception {
    for (int stop : new int[] {1, 11}) {
      RunPlan plan = plan("stop-" + stop);
      StoredRun cut =
          Training.run(
              plan,
              IMAGES,
              runs,
              progress -> {
                if (progress.last().iteration() == stop) {
                  Thread.currentThread().interrupt();
                }
              });
      assertThat(Thread.interrupted()).isTrue();
      assertThat(cut.record().results().best().testError()).isNull();

      StoredRun run = Training.run(plan, IMAGES, runs, RunListener.NONE);

      assertThat(run.record().results().best()).isEqualTo(whole.record().results().best());
      assertThat(Bits.equal(TrainedNetwork.best(run).params(), TrainedNetwork.best(whole).params()))
          .isTrue();
      assertThat(run.folder().resolve("metrics.csv"))
          .hasSameBinaryContentAs(whole.folder().resolve("metrics.csv"));
    }
  }

  @Test
  void is_held_against_a_run_that_held_nothing_out_in_words() throws Exception {
    Results its = whole.record().results();
    Results less =
        new Results(
            its.iterations(),
            its.trainingError(),
            null,
            null,
            its.seconds(),
            its.imagesPerSecond(),
            its.parametersSha256(),
            null);
    StoredRun other =
        new StoredRun(whole.folder(), whole.record().ended(Status.FINISHED, less), whole.metrics());

    String differences = RunComparison.of(whole, other).results().toString();

    assertThat(differences)
        .contains("best network", its.best().inWords(), "none")
        .doesNotContain("null", "Best[");
  }

  @Test
  void is_verified_with_its_best() throws Exception {
    Verification good = verify(whole);
    assertThat(good.holds()).as(good.findings().toString()).isTrue();
    assertThat(good.exact()).isTrue();
    assertThat(good.findings()).anyMatch(line -> line.startsWith("best network equal, of iter"));

    Path record = whole.folder().resolve("run.json");
    String text = Files.readString(record);
    Best best = whole.record().results().best();
    try {
      Files.writeString(
          record,
          text.replace("\"iteration\" : %d,".formatted(best.iteration()), "\"iteration\" : 12,"));
      Verification bad = verify(StoredRun.read(whole.folder()));
      assertThat(bad.holds()).isFalse();
      assertThat(bad.findings())
          .anyMatch(line -> line.startsWith("best network differs: "))
          .anyMatch(line -> line.startsWith("run.json states the least validation error, "));
    } finally {
      Files.writeString(record, text);
    }
  }

  @Test
  void another_runs_best_is_refused() throws Exception {
    StoredRun other =
        Training.run(
            new RunPlan("seed2", StoppedRuns.SMALL, RECIPE, null, 2),
            IMAGES,
            runs,
            RunListener.NONE);
    Files.copy(whole.bestFile(), other.bestFile(), StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> TrainedNetwork.best(other))
        .hasMessageContaining("best.zip holds other parameters than run.json states");
  }

  @Test
  void a_run_that_held_none_out_has_no_best() throws Exception {
    Recipe usual = Recipe.PAPER.scaledTo(1).withSizes(16, 1, 16);
    StoredRun run =
        Training.run(
            new RunPlan("none", StoppedRuns.SMALL, usual, null, 1), IMAGES, runs, RunListener.NONE);

    assertThat(StoppedRuns.names(run.folder()))
        .containsExactlyInAnyOrder(
            "run.json", "metrics.csv", "model.zip", "preprocessing.json", ".lock");
    assertThatThrownBy(() -> TrainedNetwork.best(run))
        .hasMessage(
            "none has no best network: none is chosen on test images, and it held no others out");
  }

  private static Verification verify(StoredRun run) throws Exception {
    return Verification.of(
        run, IMAGES, OptionalInt.empty(), TrainingOptions.usual(), progress -> {});
  }

  private static RunPlan plan(String name) {
    return new RunPlan(name, StoppedRuns.SMALL, RECIPE, null, 1);
  }
}
