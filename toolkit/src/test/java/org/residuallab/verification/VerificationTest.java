package org.residuallab.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.Build;
import org.residuallab.run.Metrics;
import org.residuallab.run.RunInputs;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

class VerificationTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final TrainingOptions ONE_THREAD =
      TrainingOptions.usual().with(new EngineSettings(ComputePath.RESIDUAL_LAB, 1));
  private static final TrainingOptions TWO_THREADS =
      TrainingOptions.usual().with(new EngineSettings(ComputePath.RESIDUAL_LAB, 2));

  @TempDir Path runs;

  @Test
  void the_runs_that_came_with_the_project_state_what_their_curves_show() throws Exception {
    assertThat(StoredRun.all(Path.of("../notebooks/results")))
        .isNotEmpty()
        .allSatisfy(
            run -> {
              VerificationOutcome outcome = new VerificationOutcome();
              outcome.compareResults(run);
              assertThat(outcome.findings()).isEmpty();
            });
  }

  @Test
  void confirms_a_run_to_the_bit() throws Exception {
    Verification verification = verify(train("run", 1), OptionalInt.empty(), ONE_THREAD);

    assertThat(verification.holds()).isTrue();
    assertThat(verification.exact()).isTrue();
    assertThat(verification.findings())
        .anyMatch(line -> line.equals("metrics.csv: 6 of 6 rows equal"))
        .anyMatch(line -> line.startsWith("parameters_sha256 equal"));
  }

  @Test
  void finds_a_figure_that_was_changed() throws Exception {
    StoredRun run = train("changed", 1);
    Path metrics = run.folder().resolve("metrics.csv");
    String row = Files.readAllLines(metrics).get(3);
    String better = row.replaceFirst("(,0\\.02,)[0-9.]+", "$11.000000");
    Files.writeString(metrics, Files.readString(metrics).replace(row, better));

    StoredRun read = StoredRun.read(run.folder());
    Verification part = verify(read, OptionalInt.of(2), ONE_THREAD);
    assertThat(part.holds()).isTrue();
    assertThat(part.findings()).contains("metrics.csv: 2 of 6 rows equal");
    Verification verification = verify(read, OptionalInt.of(4), ONE_THREAD);
    assertThat(verification.holds()).isFalse();
    assertThat(verification.findings().get(0))
        .startsWith("metrics.csv differs from iteration 3 on");
  }

  @Test
  void finds_results_that_the_curves_do_not_have() throws Exception {
    StoredRun run = train("results", 1);
    Path record = run.folder().resolve("run.json");
    String text = Files.readString(record);
    for (String error : new String[] {"training_error", "test_error"}) {
      Files.writeString(
          record,
          text.replaceFirst("\"%s\" : [0-9.]+".formatted(error), "\"" + error + "\" : 5.0"));
      StoredRun read = StoredRun.read(run.folder());
      assertThat(verify(read, OptionalInt.empty(), ONE_THREAD).findings())
          .anyMatch(line -> line.startsWith("errors in run.json differ: "));
      Verification part = verify(read, OptionalInt.of(1), ONE_THREAD);
      assertThat(part.holds()).isFalse();
      assertThat(part.findings()).anyMatch(line -> line.startsWith("run.json states errors of "));
    }
  }

  @Test
  void finds_that_the_end_of_the_curves_is_missing() throws Exception {
    StoredRun run = train("cut", 1);
    Path metrics = run.folder().resolve("metrics.csv");
    Files.write(metrics, Files.readAllLines(metrics).subList(0, 5));

    Verification verification =
        verify(StoredRun.read(run.folder()), OptionalInt.empty(), ONE_THREAD);
    assertThat(verification.holds()).isFalse();
    assertThat(verification.findings())
        .anyMatch(line -> line.endsWith("metrics.csv holds 4 iterations, the run had 6"));
  }

  @Test
  void allows_another_number_of_threads_the_last_digits() throws Exception {
    Verification verification = verify(train("threads", 1), OptionalInt.empty(), TWO_THREADS);

    assertThat(verification.exact()).isFalse();
    assertThat(verification.holds()).isTrue();
    assertThat(verification.findings().get(0)).contains("2 threads", "1 threads");
  }

  @Test
  void allows_another_commit_the_last_digits() throws Exception {
    StoredRun run = madeFrom("0123456789abcdef", train("commit", 1));
    assertThat(verify(run, OptionalInt.empty(), ONE_THREAD).exact()).isTrue();

    Verification rounded =
        verify(withLoss(run, loss -> loss * 1.00001), OptionalInt.empty(), ONE_THREAD);
    assertThat(rounded.holds()).isTrue();
    assertThat(rounded.exact()).isFalse();
    assertThat(rounded.findings().get(0))
        .startsWith("the bits are others, as they may be from another commit")
        .endsWith("built from %s, the run from 0123456789abcdef".formatted(Build.commit()));

    assertThat(verify(withLoss(run, loss -> loss * 1.5), OptionalInt.empty(), ONE_THREAD).holds())
        .isFalse();
  }

  @Test
  void finds_forged_errors_whatever_the_commit() throws Exception {
    StoredRun run = madeFrom("0123456789abcdef", train("forged", 1));
    StoredRun rounded = withLoss(run, loss -> loss * 1.00001);
    Path metrics = rounded.folder().resolve("metrics.csv");
    Path record = rounded.folder().resolve("run.json");
    String curves = Files.readString(metrics);
    String said = Files.readString(record);
    Files.writeString(
        metrics, curves.replaceAll("(?m)^(\\d+,[^,]*,[^,]*,[^,]*,[^,]*),[0-9.]+$", "$1,5.0000"));
    Files.writeString(
        record, said.replaceFirst("\"test_error\" : [0-9.]+", "\"test_error\" : 5.0"));

    Verification forged = verify(StoredRun.read(rounded.folder()), OptionalInt.empty(), ONE_THREAD);
    assertThat(forged.exact()).isFalse();
    assertThat(forged.holds()).isFalse();
    assertThat(forged.findings()).anyMatch(line -> line.startsWith("mean of the "));

    Files.writeString(record, said);
    Files.writeString(metrics, curves.replaceAll("(?m)^(\\d+,[^,]*),0.02,", "$1,0.03,"));
    assertThat(verify(StoredRun.read(rounded.folder()), OptionalInt.empty(), ONE_THREAD).findings())
        .anyMatch(line -> line.startsWith("learning rate of iteration 1: 0.03 stored, 0.02 now"));
  }

  @Test
  void where_losses_are_equal_errors_are_to_an_image() throws Exception {
    List<Metrics> one = train("equal", 1).metrics();
    Metrics last = one.get(5);
    List<Metrics> other = new ArrayList<>(one);
    other.set(
        5,
        new Metrics(
            6,
            last.epoch(),
            last.learningRate(),
            last.loss(),
            last.trainingError(),
            OptionalDouble.of(last.testError().getAsDouble() - 100.0 * 2 / 32)));

    assertThat(ErrorTolerance.between(one, one, 16, 32).contradiction()).isEmpty();
    assertThat(ErrorTolerance.between(one, other, 16, 32).contradiction()).hasValue(6);
    assertThat(ErrorTolerance.between(one, other, 16, 32).meanHolds()).isTrue();
  }

  @Test
  void another_seed_is_outside_the_tolerance() throws Exception {
    StoredRun one = train("one", 1);
    StoredRun other = train("other", 2);

    assertThat(LossTolerance.between(one.metrics(), other.metrics()).first()).isGreaterThan(0.01);
    assertThat(LossTolerance.between(one.metrics(), other.metrics()).startHolds()).isFalse();
    assertThat(LossTolerance.between(one.metrics(), one.metrics()))
        .isEqualTo(new LossTolerance(0, 0, 0));
  }

  @Test
  void refuses_other_images() throws Exception {
    StoredRun run = train("images", 1);
    Dataset other = new SyntheticImages(2, 64, 32).draw();

    assertThatThrownBy(
            () -> Verification.of(run, other, OptionalInt.empty(), ONE_THREAD, done -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "the run images has other images, synthetic figures (seed 1, 64 + 32 images), not ")
        .hasMessageContaining("--data FOLDER");
  }

  @Test
  void a_comparison_says_what_differs_in_inputs_and_results() throws Exception {
    StoredRun one = train("left", 1);
    StoredRun other = train("right", 2);

    RunComparison comparison = RunComparison.of(one, other);
    assertThat(comparison.inputs()).containsExactly(new RunInputs.Difference("seed", "1", "2"));
    assertThat(comparison.circumstances()).isEmpty();
    assertThat(comparison.results())
        .extracting(RunInputs.Difference::name)
        .contains("parameters_sha256", "metrics.csv, first at line 2");
    assertThat(RunComparison.of(one, one).resultsAreEqual()).isTrue();
  }

  private StoredRun train(String name, long seed) throws Exception {
    RunPlan plan = RunPlan.of(name, Networks.named("resnet-8"), Budget.of(Preset.TINY), seed);
    return Training.run(plan, IMAGES, runs, RunListener.NONE, ONE_THREAD);
  }

  private static StoredRun madeFrom(String commit, StoredRun run) throws Exception {
    Path record = run.folder().resolve("run.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replaceFirst("\"commit\" : \"[^\"]*\"", "\"commit\" : \"%s\"".formatted(commit)));
    return StoredRun.read(run.folder());
  }

  private static StoredRun withLoss(StoredRun run, DoubleUnaryOperator change) {
    return new StoredRun(
        run.folder(),
        run.record(),
        run.metrics().stream()
            .map(
                row ->
                    new Metrics(
                        row.iteration(),
                        row.epoch(),
                        row.learningRate(),
                        change.applyAsDouble(row.loss()),
                        row.trainingError(),
                        row.testError()))
            .toList());
  }

  private static Verification verify(StoredRun run, OptionalInt iterations, TrainingOptions options)
      throws Exception {
    return Verification.of(run, IMAGES, iterations, options, done -> {});
  }

  @Test
  void curves_that_diverge_at_once_are_compared_up_to_there() {
    List<Metrics> one = List.of(row(1, 2), row(2, 900), row(3, Double.NaN));
    List<Metrics> other = List.of(row(1, 2), row(2, 901), row(3, Double.NaN));

    assertThat(LossTolerance.between(one, other).curveHolds()).isTrue();
    assertThat(LossTolerance.between(one, other.subList(0, 2)).curveHolds()).isTrue();
    assertThat(LossTolerance.between(one, List.of(row(1, 2), row(2, 901), row(3, 5))).curveHolds())
        .isFalse();
  }

  private static Metrics row(int iteration, double loss) {
    return new Metrics(iteration, 0, 0.1, loss, 50, OptionalDouble.empty(), OptionalDouble.empty());
  }
}
