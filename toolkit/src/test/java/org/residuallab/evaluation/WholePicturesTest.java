package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.residuallab.evaluation.RungTest.assertClose;
import static org.residuallab.evaluation.RungTest.even;
import static org.residuallab.evaluation.RungTest.largest;
import static org.residuallab.evaluation.RungTest.mirrored;
import static org.residuallab.evaluation.RungTest.sums;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.DenseForm;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Shape;
import org.residuallab.chart.LadderChart;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageSet;
import org.residuallab.data.Picture;
import org.residuallab.data.SyntheticImages;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.MultiScale;
import org.residuallab.evaluation.Protocol.SingleScale;
import org.residuallab.evaluation.Protocol.TenCrop;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** The upper rungs: pictures of any size, and networks in their fully convolutional form. */
class WholePicturesTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 320, 20).draw();
  private static final ImageSet SQUARES = IMAGES.test();

  @TempDir static Path runs;
  private static StoredModel residual;
  private static StoredModel vgg;

  /** The same images in three other sizes, in turn. */
  private record OfSeveralSizes(int size) implements ImageSet {
    private static final int[][] SIZES = {{40, 32}, {37, 51}, {36, 36}};

    @Override
    public Shape shape() {
      return SQUARES.shape();
    }

    @Override
    public List<String> classNames() {
      return SQUARES.classNames();
    }

    @Override
    public int label(int i) {
      return SQUARES.label(i);
    }

    @Override
    public byte[] image(int i) {
      return SQUARES.image(i);
    }

    @Override
    public Picture picture(int i) {
      int[] size = SIZES[i / 2 % 3];
      return Picture.of(SQUARES, i).resized(size[0], size[1]);
    }
  }

  @BeforeAll
  static void trains() throws Exception {
    residual = train("residual", CifarFamily.resnet(8).withWidth(4).architecture());
    vgg = train("vgg", Miniature.of(Networks.named("vgg-19"), 32, SQUARES.shape(), 10));
  }

  private static StoredModel train(String name, Architecture network) throws Exception {
    return StoredModel.read(
        Training.run(
                RunPlan.of(name, network, Budget.of(Preset.TINY), 1),
                IMAGES,
                runs,
                RunListener.NONE)
            .folder());
  }

  @Test
  void at_the_networks_size_square_pictures_are_seen_as_by_a_single_view() throws Exception {
    for (StoredModel model : List.of(residual, vgg)) {
      float[] center = sums(SQUARES, new Center(), model);

      assertClose(sums(SQUARES, new SingleScale(32), model), center, 1);
      assertThat(largest(sums(SQUARES, new SingleScale(48), model), center)).isGreaterThan(1e-3);
    }
  }

  @Test
  void several_scales_are_the_sum_of_each_and_of_its_mirror_image() throws Exception {
    StoredModel even = even(residual);
    float[] expected = new float[SQUARES.size() * 10];
    for (ImageSet images : List.of(SQUARES, mirrored(SQUARES))) {
      for (int side : List.of(32, 45)) {
        float[] part = sums(images, new SingleScale(side), even);
        for (int k = 0; k < expected.length; k++) {
          expected[k] += part[k];
        }
      }
    }

    assertClose(sums(SQUARES, new MultiScale(List.of(32, 45)), even), expected, 1);
    assertClose(sums(SQUARES, new MultiScale(List.of(32, 45)), even, even), expected, 2);
  }

  @Test
  void pictures_of_several_shapes_get_the_answers_that_each_gets_alone() throws Exception {
    ImageSet pictures = new OfSeveralSizes(7);
    // What is cut from a picture, and pictures as they are, at one scale and at several.
    List<Protocol> protocols =
        List.of(new TenCrop(4), new SingleScale(48), new MultiScale(List.of(32, 48)));
    for (Protocol protocol : protocols) {
      float[] together = sums(pictures, protocol, vgg);
      for (int i = 0; i < 7; i += 2) { // One of each shape, and another of the first.
        float[] alone = sums(pictures.range(i, i + 1), protocol, vgg);
        for (int c = 0; c < 10; c++) {
          assertThat(together[i * 10 + c])
              .as("%s, picture %d", protocol.label(), i)
              .isCloseTo(alone[c], within(1e-5f));
        }
      }
    }
  }

  @Test
  void multiply_adds_are_those_of_the_inputs_that_were_computed() throws Exception {
    // Two of 32x40 and two of 51x37: a shorter side of 48 makes them 48x60 and 66x48.
    Dataset twoSizes = Dataset.own("of two sizes", IMAGES.train(), new OfSeveralSizes(4));
    Evaluation evaluation = Rung.of(new SingleScale(48), vgg).on(twoSizes);
    long mean = (cost(vgg, new Shape(3, 48, 60)) + cost(vgg, new Shape(3, 66, 48))) / 2;

    assertThat(evaluation.multiplyAdds()).isEqualTo(mean);
    Evaluation crops = Rung.of(new TenCrop(4), vgg).on(twoSizes);
    assertThat(crops.multiplyAdds())
        .isEqualTo(10 * NetworkCost.of(vgg.network().network()).total().multiplyAdds());
    var chart = LadderChart.of("ladder", List.of(evaluation, crops));
    assertThat(chart.getSeriesCollection())
        .anySatisfy(series -> assertThat(series.getName()).endsWith(": single-scale-48"))
        .anySatisfy(series -> assertThat(series.getName()).endsWith(": 10-crop"));
  }

  private static long cost(StoredModel model, Shape input) {
    return NetworkCost.of(DenseForm.of(model.network().network(), input)).total().multiplyAdds();
  }

  @Test
  void a_scale_that_is_too_small_for_the_network_is_named() {
    assertThatThrownBy(() -> Rung.of(new MultiScale(List.of(64, 31)), vgg).on(IMAGES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "vgg cannot look at pictures with a shorter side of 31: "
                + "conv5.block5.pool: a 2x2 window does not fit into 16x1x1 with padding 0");
  }
}
