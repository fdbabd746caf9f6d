package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.chart.EnsembleChart;
import org.residuallab.chart.LadderChart;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.data.MeanImage;
import org.residuallab.data.Picture;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.EngineSettings;
import org.residuallab.evaluation.Prediction.Answer;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.Flip;
import org.residuallab.evaluation.Protocol.TenCrop;
import org.residuallab.notebook.Rendering;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.table.EvaluationTable;
import org.residuallab.table.ProvenanceTable;
import org.residuallab.training.RunListener;
import org.residuallab.training.TestError;
import org.residuallab.training.Training;
import tech.tablesaw.api.Table;

/** Each rung of the ladder, and a single picture, on a small trained network. */
class RungTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 320, 70).draw();
  private static final MeanImage MEAN = MeanImage.of(IMAGES.train());

  @TempDir static Path runs;
  private static StoredModel one;
  private static StoredModel other;

  @BeforeAll
  static void trains() throws Exception {
    one = train("one", CifarFamily.resnet(8).withWidth(4).architecture());
    other = train("other", CifarFamily.resnet(14).withWidth(4).architecture());
  }

  private static StoredModel train(String name, Architecture network) throws Exception {
    StoredRun run =
        Training.run(
            RunPlan.of(name, network, Budget.of(Preset.TINY), 1), IMAGES, runs, RunListener.NONE);
    return StoredModel.read(run.folder());
  }

  @Test
  void the_single_view_has_the_error_of_training() throws Exception {
    ComputationGraph graph = one.graph();
    double error = TestError.percent(graph, new EvaluationBatches(IMAGES.test(), MEAN, 16));
    graph.close();

    Evaluation evaluation = Rung.of(new Center(), one).on(IMAGES);

    assertThat(evaluation.topOne().percent()).isEqualTo(error);
    assertThat(evaluation.topOne().images()).isEqualTo(70);
    assertThat(evaluation.topFive().wrong()).isLessThan(evaluation.topOne().wrong());
    assertThat(evaluation.imagesPerSecond()).isPositive();
  }

  @Test
  void the_flip_does_not_care_which_way_round_an_image_is() throws Exception {
    StoredModel even = even(one);
    ImageSet images = IMAGES.test();

    assertClose(sums(mirrored(images), new Flip(), even), sums(images, new Flip(), even), 1);
    assertThat(
            largest(sums(mirrored(images), new Center(), even), sums(images, new Center(), even)))
        .isGreaterThan(1e-3);
  }

  /** A mean image has a left and a right of its own; a channel's mean has not. */
  static StoredModel even(StoredModel model) {
    Preprocessing needs = model.preprocessing();
    return new StoredModel(
        model.folder(),
        new Preprocessing(
            needs.image(),
            needs.scale(),
            new ChannelMean(List.of(120f, 120f, 110f)),
            List.of(),
            needs.classNames()),
        model.origin());
  }

  @Test
  void ten_equal_crops_and_an_ensemble_of_copies_are_the_single_model() throws Exception {
    float[] single = sums(IMAGES.test(), new Center(), one);
    float[] flip = sums(IMAGES.test(), new Flip(), one);

    assertClose(sums(IMAGES.test(), new Center(), one, one, one), single, 3);
    assertClose(sums(IMAGES.test(), new TenCrop(0), one), flip, 5);
    assertThat(Rung.of(new Center(), one, one).on(IMAGES).confusion())
        .isEqualTo(Rung.of(new Center(), one).on(IMAGES).confusion());
  }

  @Test
  void an_ensemble_averages_probabilities_of_networks_of_any_depths() throws Exception {
    float[] both = sums(IMAGES.test(), new TenCrop(4), one, other);
    float[] first = sums(IMAGES.test(), new TenCrop(4), one);
    float[] second = sums(IMAGES.test(), new TenCrop(4), other);

    for (int k = 0; k < both.length; k++) {
      assertThat(both[k]).isCloseTo(first[k] + second[k], within(1e-4f));
    }
    assertThat(largest(first, second)).isGreaterThan(0.1);
    Evaluation evaluation = Rung.of(new TenCrop(4), one, other).on(IMAGES);
    assertThat(evaluation.names()).isEqualTo("one + other");
    assertThat(evaluation.multiplyAdds()).isEqualTo(10 * (multiplyAdds(one) + multiplyAdds(other)));
  }

  private static long multiplyAdds(StoredModel model) {
    return NetworkCost.of(model.network().network()).total().multiplyAdds();
  }

  @Test
  void a_picture_of_a_test_image_gets_the_probabilities_of_the_evaluation() throws Exception {
    float[] expected = sums(IMAGES.test(), new Center(), one);
    Path file = runs.resolve("image.png");
    ImageIO.write(Picture.of(IMAGES.test(), 3).image(), "png", file.toFile());

    try (Predictor predictor = Predictor.of(StoredRun.read(one.folder()))) {
      Prediction prediction = predictor.predict(file);

      assertThat(prediction.classes()).hasSize(10);
      for (Answer answer : prediction.classes()) {
        int number = IMAGES.test().classNames().indexOf(answer.name());
        assertThat(answer.probability()).isCloseTo(expected[30 + number], within(1e-5));
      }
      assertThat(prediction.classes())
          .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
      assertThat(prediction.classes().stream().mapToDouble(Answer::probability).sum())
          .isCloseTo(1, within(1e-5));
      assertThat(Rendering.of(prediction)).containsKeys("image/png", "text/plain");
      assertThat(Rendering.of(prediction).get("text/plain")).contains(prediction.best().name());
    }
  }

  @Test
  void tables_and_the_chart_show_what_came_out() throws Exception {
    Evaluation evaluation = Rung.of(new Flip(), one).on(IMAGES);

    Table confusion = EvaluationTable.confusion(evaluation);
    Table classes = EvaluationTable.classes(evaluation);
    assertThat(confusion.columnCount()).isEqualTo(11);
    assertThat(confusion.longColumn(1).get(0))
        .isEqualTo(evaluation.confusion().counts().get(0).get(0));
    assertThat(classes.longColumn("wrong").sum()).isEqualTo((double) evaluation.topOne().wrong());
    assertThat(EvaluationTable.whole(List.of(evaluation)).rows().get(0))
        .startsWith("flip", "one", 70L)
        .contains(String.format(Locale.ROOT, "%.2f", evaluation.topOne().percent()));
    var chart =
        LadderChart.of("ladder", List.of(evaluation, Rung.of(new Center(), one).on(IMAGES)));
    assertThat(chart.getSeriesCollection())
        .anySatisfy(
            series -> {
              assertThat(series.getName())
                  .isEqualTo(evaluation.networks().get(0).network().name() + ": center, flip");
              assertThat(series.getYData()[1]).isEqualTo(evaluation.topOne().percent());
            });
    assertThat(Rendering.of(chart)).containsKey("image/png");
    Evaluation both = Rung.of(new Flip(), one, other).on(IMAGES);
    assertThat(LadderChart.of("both", List.of(both)).getSeriesCollection())
        .anySatisfy(series -> assertThat(series.getName()).isEqualTo("an ensemble of 2: flip"));
    var votes = EnsembleChart.of("votes", List.of(evaluation), List.of(both, evaluation));
    assertThat(votes.getSeriesCollection())
        .anySatisfy(
            series -> {
              assertThat(series.getName()).isEqualTo("the first so many together");
              assertThat(series.getXData()).containsExactly(1, 2);
              assertThat(series.getYData()[1]).isEqualTo(both.topOne().percent());
            });
    assertThat(Rendering.of(votes)).containsKey("image/png");
    assertThat(ProvenanceTable.ofMeasurements(List.of(evaluation, both)).print())
        .contains("trained here by the run other", "synthetic figures", "residual-lab");
  }

  @Test
  void what_is_stored_is_read_and_not_made_again(@TempDir Path results) throws Exception {
    Rung rung = Rung.of(new Center(), one);
    Evaluation stored = rung.on(IMAGES);
    Evaluation.in(results).write(stored);

    // Two measurements never take the same time.
    assertThat(rung.on(IMAGES, results)).isEqualTo(stored);
    for (Rung another : List.of(Rung.of(new Flip(), one), Rung.of(new Center(), other))) {
      assertThat(another.on(IMAGES, results).subject()).isEqualTo(another.subject(IMAGES));
    }
    Dataset others = new SyntheticImages(2, 320, 70).draw();
    assertThat(rung.on(others, results).data().sha256()).isEqualTo(others.fingerprint().sha256());
  }

  @Test
  void a_network_that_gives_no_numbers_is_named() throws Exception {
    Preprocessing sound = one.preprocessing();
    StoredModel wrong =
        new StoredModel(
            one.folder(),
            new Preprocessing(
                sound.image(),
                sound.scale(),
                sound.mean(),
                List.of(1e-38f, 1e-38f, 1e-38f),
                sound.classNames()),
            one.origin());

    assertThatThrownBy(() -> Rung.of(new Center(), wrong).on(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gives no numbers");
  }

  static float[] sums(ImageSet images, Protocol protocol, StoredModel... models) throws Exception {
    Scores scores = new Scores(images, EngineSettings.asked(), Optional.empty());
    for (StoredModel model : models) {
      scores.add(model, protocol);
    }
    return scores.sums();
  }

  static void assertClose(float[] sums, float[] single, int times) {
    for (int k = 0; k < single.length; k++) {
      assertThat(sums[k]).isCloseTo(times * single[k], within(times * 1e-5f));
    }
  }

  static double largest(float[] left, float[] right) {
    double most = 0;
    for (int k = 0; k < left.length; k++) {
      most = Math.max(most, Math.abs(left[k] - right[k]));
    }
    return most;
  }

  static ImageSet mirrored(ImageSet images) {
    byte[] pixels = new byte[images.size() * 3072];
    byte[] labels = new byte[images.size()];
    for (int i = 0; i < images.size(); i++) {
      byte[] image = images.image(i);
      labels[i] = (byte) images.label(i);
      for (int k = 0; k < 3072; k++) {
        pixels[i * 3072 + k / 32 * 32 + 31 - k % 32] = image[k];
      }
    }
    return ImageSet.of(images.shape(), pixels, labels, images.classNames());
  }

  @Test
  void an_evaluation_stops_where_it_is_when_told_so() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Rung.of(new Flip(), one).on(IMAGES))
          .isInstanceOf(CancellationException.class)
          .hasMessage("stopped after 0 of 70 images; run again, it begins anew");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
