package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.residuallab.data.Augmentation;
import org.residuallab.data.Dataset;
import org.residuallab.data.MeanImage;
import org.residuallab.data.SyntheticImages;
import org.residuallab.data.TrainingBatches;
import org.residuallab.files.AtomicFile;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Metrics;
import org.residuallab.run.MetricsFile;

class RunPropertiesTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 40, 20).draw();

  @Property(tries = 200)
  void the_file_of_metrics_comes_back_and_is_written_again_with_the_same_bytes(
      @ForAll("rows") @Size(max = 20) List<Metrics> rows) throws IOException {
    Path file = Files.createTempFile("metrics", ".csv");
    try {
      AtomicFile.write(file, MetricsFile.writer(rows));
      byte[] first = Files.readAllBytes(file);
      List<Metrics> read = MetricsFile.read(file);
      AtomicFile.write(file, MetricsFile.writer(read));

      assertThat(Files.readAllBytes(file)).isEqualTo(first);
      assertThat(MetricsFile.read(file)).isEqualTo(read);
      assertThat(read).usingElementComparator(RunPropertiesTest::asWritten).isEqualTo(rows);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 300)
  void any_budget_drops_the_rate_at_its_half_and_its_three_quarters(
      @ForAll @IntRange(min = 1, max = 200_000) int iterations) {
    Recipe recipe = Recipe.PAPER.scaledTo(iterations);
    LearningRate rates = new LearningRate(recipe);
    double first = rates.after(0);
    double last = rates.after(iterations - 1);

    assertThat(recipe.drops().get(0)).isBetween(iterations / 2, (iterations + 1) / 2);
    assertThat((double) recipe.drops().get(1))
        .isCloseTo(0.75 * iterations, org.assertj.core.data.Offset.offset(0.5));
    if (iterations > 4) {
      assertThat(last).isCloseTo(first / 100, org.assertj.core.data.Offset.offset(1e-12));
    }
    assertThat(
            IntStream.rangeClosed(1, Math.min(iterations, 3000))
                .filter(recipe.whenEvaluated()::testAfter))
        .hasSizeLessThanOrEqualTo(recipe.evaluations());
    assertThat(recipe.whenEvaluated().testAfter(iterations)).isTrue();
  }

  @Property(tries = 50)
  void a_batch_is_the_same_whether_or_not_those_before_it_were_made(
      @ForAll @IntRange(min = 0, max = 60) int index, @ForAll long seed) {
    TrainingBatches whole = batches(seed);
    TrainingBatches resumed = batches(seed);
    float[] pixels = new float[8 * 3 * 32 * 32];
    int[] classes = new int[8];
    for (int i = 0; i <= index; i++) {
      whole.fill(i, pixels, classes);
    }
    float[] atOnce = new float[pixels.length];
    int[] classesAtOnce = new int[8];
    resumed.fill(index, atOnce, classesAtOnce);

    assertThat(atOnce).isEqualTo(pixels);
    assertThat(classesAtOnce).isEqualTo(classes);
  }

  private static TrainingBatches batches(long seed) {
    return new TrainingBatches(
        IMAGES.train(), MeanImage.of(IMAGES.train()), 8, seed, Augmentation.CROP_AND_FLIP);
  }

  /** 0 where the two rows differ by no more than a file's decimals. */
  private static int asWritten(Metrics read, Metrics row) {
    boolean same =
        read.iteration() == row.iteration()
            && read.learningRate() == row.learningRate()
            && close(read.epoch(), row.epoch(), 4)
            && close(read.loss(), row.loss(), 6)
            && close(read.trainingError(), row.trainingError(), 4)
            && read.testError().isPresent() == row.testError().isPresent()
            && close(read.testError().orElse(0), row.testError().orElse(0), 4);
    return same ? 0 : 1;
  }

  private static boolean close(double read, double exact, int decimals) {
    return Double.compare(read, exact) == 0
        || Math.abs(read - exact) <= 0.5000001 * Math.pow(10, -decimals);
  }

  private static List<Metrics> numbered(List<Metrics> rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(
            i -> {
              Metrics row = rows.get(i);
              return new Metrics(
                  i + 1,
                  row.epoch(),
                  row.learningRate(),
                  row.loss(),
                  row.trainingError(),
                  row.testError());
            })
        .toList();
  }

  @Provide
  Arbitrary<List<Metrics>> rows() {
    Arbitrary<Double> values = Arbitraries.doubles().between(0, 100);
    Arbitrary<Double> losses =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1e6),
            Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY));
    Arbitrary<OptionalDouble> tests =
        values
            .map(OptionalDouble::of)
            .injectNull(0)
            .optional()
            .map(each -> each.isPresent() ? each.get() : OptionalDouble.empty());
    return Combinators.combine(
            Arbitraries.integers().between(1, 64_000),
            values,
            Arbitraries.of(0.1, 0.02, 0.01, 1e-3, 2e-4),
            losses,
            values,
            tests)
        .as(Metrics::new)
        .list()
        .map(RunPropertiesTest::numbered);
  }
}
