package org.residuallab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.residuallab.architecture.BlockPlace;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.chart.LandscapeCharts;
import org.residuallab.chart.LesionCharts;
import org.residuallab.data.Batch;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.SyntheticImages;
import org.residuallab.evaluation.Protocol;
import org.residuallab.evaluation.Rung;
import org.residuallab.model.Bits;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import tech.tablesaw.api.Table;

/** What is done to a trained network afterwards: blocks taken out, weights moved. */
class LesionsTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 40).draw();

  @TempDir static Path runs;
  private static StoredModel model;

  @BeforeAll
  static void trains() throws Exception {
    var plan =
        RunPlan.of(
            "patient",
            CifarFamily.resnet(14).withWidth(4).architecture(),
            Budget.of(Preset.TINY),
            1);
    model = StoredModel.read(Training.run(plan, IMAGES, runs, RunListener.NONE).folder());
  }

  @Test
  void each_block_is_taken_out_of_the_whole_network() throws Exception {
    List<ProgressBar> told = new ArrayList<>();

    Lesions lesions = Lesions.oneByOne(model, IMAGES.test(), told::add);

    assertThat(lesions.whole())
        .isEqualTo(Rung.of(new Protocol.Center(), model).on(IMAGES).topOne());
    assertThat(told).hasSize(6).endsWith(new ProgressBar("resnet-14", 6, 6, ""));
    assertThat(lesions.lesions().stream().map(Lesion::removed).toList())
        .isEqualTo(BlockPlace.in(model.network().network()).stream().map(List::of).toList());
    // The last one alone, in a network of its own.
    ComputationGraph graph = model.graph();
    new Surgery(model.network().network()).remove(graph, new BlockPlace("stage3", 2));
    var batches = new EvaluationBatches(IMAGES.test(), model.preprocessing(), 40);
    assertThat(lesions.lesions().get(5).error()).isEqualTo(LossAndError.of(graph, batches).error());
  }

  @Test
  void of_equal_probabilities_the_first_is_the_answer_as_in_every_test_error() throws Exception {
    ComputationGraph graph = model.graph();
    graph.params().assign(0);
    var batches = new EvaluationBatches(IMAGES.test(), model.preprocessing(), 40);

    LossAndError undecided = LossAndError.of(graph, batches);

    assertThat(undecided.error().percent()).isEqualTo(90); // Ten classes, as many images of each.
    assertThat(undecided.loss()).isCloseTo(Math.log(10), within(1e-5));
  }

  @Test
  void stops_where_it_is_when_told_so() {
    Thread.currentThread().interrupt();

    try {
      assertThatThrownBy(
              () ->
                  Lesions.oneByOne(model, IMAGES.test(), bar -> Thread.currentThread().interrupt()))
          .isInstanceOf(CancellationException.class)
          .hasMessage("stopped after 0 of 6 steps; run again, it begins anew");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void several_are_drawn_by_the_seed() throws Exception {
    Lesions lesions =
        Lesions.several(model, IMAGES.test(), List.of(1, 3, 6, 7), 2, 5, ProgressListener.NONE);

    assertThat(lesions.lesions().stream().map(lesion -> lesion.removed().size()))
        .containsExactly(1, 1, 3, 3, 6, 6);
    assertThat(lesions.lesions())
        .allSatisfy(lesion -> assertThat(lesion.removed()).doesNotHaveDuplicates());
    assertThat(lesions.lesions().get(4).error()).isEqualTo(lesions.lesions().get(5).error());
    assertThat(
            Lesions.several(model, IMAGES.test(), List.of(1, 3, 6, 7), 2, 5, ProgressListener.NONE))
        .isEqualTo(lesions);

    XYChart chart = LesionCharts.several("title", List.of(lesions));
    Lesions other =
        new Lesions(
            Networks.named("preresnet-20"), lesions.blocks(), lesions.whole(), lesions.lesions());
    for (XYChart both :
        List.of(
            LesionCharts.oneByOne("title", List.of(lesions, other)),
            LesionCharts.several("title", List.of(lesions, other)))) {
      assertThat(both.getSeriesCollection().stream().map(XYSeries::getLineColor).distinct())
          .hasSize(2);
    }
    assertThat(chart.getSeriesCollection().iterator().next().getXData())
        .containsExactly(0, 1, 3, 6);
    Table table = LesionCharts.table(List.of(lesions));
    assertThat(table.doubleColumn("whole (%)").get(0)).isEqualTo(lesions.whole().percent());
  }

  @Test
  void a_direction_is_as_long_in_each_filter_as_the_network_and_leaves_normalisations()
      throws Exception {
    ComputationGraph graph = model.graph();
    INDArray trained = graph.params().dup();

    INDArray direction = FilterDirection.draw(graph, model.network().network(), new Random(3));

    assertThat(Bits.equal(graph.params(), trained)).isTrue();
    graph.params().assign(direction);
    INDArray turned = graph.getParam("stage2.block1.conv1_W").dup();
    INDArray fc = graph.getParam("head.fc_W").dup();
    assertThat(graph.getParam("stage2.block1.bn1_gamma").norm2Number().doubleValue()).isZero();
    assertThat(graph.getParam("stage2.block1.bn1_var").norm2Number().doubleValue()).isZero();
    assertThat(graph.getParam("head.fc_b").norm2Number().doubleValue()).isZero();
    graph.params().assign(trained);
    INDArray weights = graph.getParam("stage2.block1.conv1_W");
    for (int f = 0; f < weights.size(0); f++) {
      assertThat(length(filter(turned, f))).isCloseTo(length(filter(weights, f)), within(1e-5));
    }
    INDArray classifier = graph.getParam("head.fc_W");
    for (int c = 0; c < classifier.size(1); c++) {
      assertThat(length(fc.getColumn(c))).isCloseTo(length(classifier.getColumn(c)), within(1e-5));
    }
    // In 144 dimensions two random directions are nearly at right angles.
    double cosine =
        turned.mul(weights).sumNumber().doubleValue() / length(turned) / length(weights);
    assertThat(Math.abs(cosine)).isLessThan(0.2);
  }

  private static INDArray filter(INDArray weights, int number) {
    return weights.dup('c').reshape('c', weights.size(0), -1).getRow(number);
  }

  private static double length(INDArray values) {
    return values.norm2Number().doubleValue();
  }

  @Test
  void the_landscape_is_the_loss_where_the_weights_were_moved_to() throws Exception {
    LandscapeSurvey survey = new LandscapeSurvey(0.5, 1, 9);

    LossLandscape landscape = survey.of(model, IMAGES.train(), ProgressListener.NONE);

    ComputationGraph graph = model.graph();
    assertThat(landscape.middle().loss()).isCloseTo(lossOf(graph), within(1e-5));
    Random random = new Random(9);
    INDArray first = FilterDirection.draw(graph, model.network().network(), random);
    INDArray second = FilterDirection.draw(graph, model.network().network(), random);
    graph.params().addi(first.mul(0.5)).subi(second.mul(0.5));
    assertThat(landscape.at(0, 2).first()).isEqualTo(0.5);
    assertThat(landscape.at(0, 2).second()).isEqualTo(-0.5);
    assertThat(landscape.at(0, 2).loss()).isCloseTo(lossOf(graph), within(1e-4));
    assertThat(landscape.slice())
        .containsExactly(landscape.at(1, 0), landscape.middle(), landscape.at(1, 2));

    XYChart slices = LandscapeCharts.slices("title", List.of(landscape));
    assertThat(slices.getSeriesCollection().iterator().next().getXData())
        .containsExactly(-0.5, 0, 0.5);
    Table table = LandscapeCharts.table(List.of(landscape));
    double border =
        landscape.points().stream()
            .filter(point -> !point.equals(landscape.middle()))
            .mapToDouble(LossLandscape.Point::loss)
            .average()
            .orElseThrow();
    assertThat(table.doubleColumn("mean loss at the border").get(0)).isEqualTo(border);
    assertThat(table.doubleColumn("mean loss half way out").isMissing(0)).isTrue(); // In one step.
    assertThat(LandscapeCharts.maps(List.of(landscape)).getWidth()).isEqualTo(1040);
    assertThatThrownBy(() -> LandscapeCharts.maps(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no landscape to draw");
  }

  // Deeplearning4j's own loss, of its own path.
  private static double lossOf(ComputationGraph graph) {
    var batches = new EvaluationBatches(IMAGES.train(), model.preprocessing(), 64);
    Batch batch = batches.batch(0);
    INDArray answers = graph.outputSingle(batch.images());
    return new LossMCXENT()
        .computeScore(
            batch.labels(),
            answers,
            new org.nd4j.linalg.activations.impl.ActivationIdentity(),
            null,
            true);
  }
}
