package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageSet;
import org.residuallab.data.Picture;
import org.residuallab.data.SyntheticImages;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.probe.MeasuredResponses;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.setting.Setting;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** What predict and evaluate say and return. */
class EvaluationCommandsTest {

  @TempDir static Path home;
  private static Path picture;

  @BeforeAll
  static void trains_one() throws Exception {
    Setting.HOME.set(home.toString());
    train("one");
    picture = home.resolve("it.png");
    ImageIO.write(
        Picture.of(new SyntheticImages(1, 10, 10).draw().test(), 0).image(),
        "png",
        picture.toFile());
  }

  private static void train(String name) {
    Spoken said =
        Spoken.by(
            new TrainCommand(),
            "resnet-8",
            "--preset",
            "tiny",
            "--iterations",
            "2",
            "--name",
            name);
    assertThat(said.status()).as(said.err()).isZero();
  }

  @AfterAll
  static void restores_home() {
    Setting.HOME.unset();
  }

  @Test
  void predict_classifies_a_picture() {
    Spoken said =
        Spoken.by(new PredictCommand(), "one", picture.toString(), "--top", "2", "--format", "csv");

    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out().lines().toList())
        .hasSize(3)
        .first()
        .isEqualTo("image,rank,class,probability");
    assertThat(said.out()).contains(picture + ",1,", picture + ",2,");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void predict_names_what_it_cannot_read_and_goes_on() throws Exception {
    Path text = Files.writeString(home.resolve("text.png"), "a text");

    Spoken said =
        Spoken.by(new PredictCommand(), "one", "none.png", text.toString(), picture.toString());

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains(picture.toString());
    assertThat(said.err().lines())
        .containsExactly(
            "lab: no such file: none.png",
            "lab: " + text + " is no picture: neither PNG nor JPEG",
            "lab: 2 of 3 pictures could not be read");
    assertThat(Spoken.by(new PredictCommand(), "nobody", picture.toString()).status()).isEqualTo(2);
  }

  @Test
  void predict_asks_for_the_images_of_a_run_that_does_not_hold_its_mean() throws Exception {
    Dataset drawn = new SyntheticImages(1, 64, 32).draw();
    Path old =
        Training.run(
                RunPlan.of(
                    "old",
                    CifarFamily.resnet(8).withWidth(4).architecture(),
                    Budget.of(Preset.TINY),
                    1),
                Dataset.own("figures", drawn.train(), drawn.test()),
                home.resolve("runs"),
                RunListener.NONE)
            .folder();
    assertThat(Spoken.by(new PredictCommand(), "old", picture.toString()).status()).isZero();
    Files.delete(old.resolve("preprocessing.json"));

    Spoken said = Spoken.by(new PredictCommand(), "old", picture.toString());

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("lab: the run old does not hold the mean image")
        .endsWith("; name their folder with --data FOLDER\n");
  }

  @Test
  void what_evaluate_and_responses_measure_can_be_stored() throws Exception {
    Path results = home.resolve("results");
    List<Evaluation> evaluations;

    Spoken flip =
        Spoken.by(new EvaluateCommand(), "one", "--protocol", "flip", "--to", results + "");
    evaluations = Evaluation.storedIn(results);
    Spoken responses =
        Spoken.by(new ResponsesCommand(), "one", "--images", "30", "--to", results + "");

    assertThat(flip.status()).as(flip.err()).isZero();
    assertThat(flip.err())
        .isEqualTo("lab: written to %s%n".formatted(results.resolve("evaluations/one-flip.json")));
    assertThat(evaluations).hasSize(1);
    assertThat(flip.out())
        .contains(String.format(Locale.ROOT, "%.2f", evaluations.get(0).topOne().percent()));
    assertThat(evaluations.get(0).networks().get(0).training()).isPresent();
    assertThat(responses.status()).as(responses.err()).isZero();
    assertThat(responses.out()).contains("resnet-8", "Training images: synthetic figures");
    assertThat(MeasuredResponses.storedIn(results))
        .singleElement()
        .extracting(MeasuredResponses::images)
        .isEqualTo(30);
    assertThat(Spoken.by(new ResponsesCommand(), "one", "--format", "csv").out().lines())
        .hasSize(1 + 7)
        .first()
        .isEqualTo("model,network,layer,standard_deviation");
  }

  @Test
  void evaluate_says_what_has_the_place_of_its_result_before_it_measures() throws Exception {
    Path results = home.resolve("taken");
    Spoken.by(new EvaluateCommand(), "one", "--to", results + "");
    Path file = results.resolve("evaluations/one-center.json");
    String others =
        Files.readString(file)
            .replaceFirst("\"parameters_sha256\" : \"\\w{8}", "\"parameters_sha256\" : \"01234567");
    Files.writeString(file, others);

    Spoken refused = Spoken.by(new EvaluateCommand(), "one", "--to", results + "");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("one-center.json is of other networks or images; remove it")
        .hasLineCount(1);
    assertThat(Files.readString(file)).isEqualTo(others);
    assertThat(Spoken.by(new EvaluateCommand(), "one", "--to", picture + "").err())
        .contains("--to: " + picture + " is no folder");
    assertThat(Spoken.by(new ResponsesCommand(), "one", "--images", "0").err())
        .contains("--images: at least one has to pass, not 0");
  }

  @Test
  void networks_of_one_name_are_not_measured_for_one_place() throws Exception {
    Path results = home.resolve("results-of-two");
    Path elsewhere = home.resolve("elsewhere");
    Training.run(
        RunPlan.of(
            "one", CifarFamily.resnet(8).withWidth(4).architecture(), Budget.of(Preset.TINY), 2),
        Preset.TINY.syntheticImages().draw(),
        elsewhere,
        RunListener.NONE);
    String other = elsewhere.resolve("one").toString();

    Spoken evaluated = Spoken.by(new EvaluateCommand(), "one", other, "--to", results + "");
    Spoken responded =
        Spoken.by(new ResponsesCommand(), "one", other, "--images", "3", "--to", results + "");

    for (Spoken said : List.of(evaluated, responded)) {
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.out()).isEmpty();
      assertThat(said.err()).contains("two of these would go to ").hasLineCount(1);
    }
    assertThat(results).doesNotExist();
  }

  @Test
  void evaluate_has_a_row_for_each_model_or_one_for_all() {
    Spoken said = Spoken.by(new EvaluateCommand(), "one", "one", "--format", "csv");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out().lines().toList()).hasSize(3);
    assertThat(said.out().lines())
        .first()
        .isEqualTo("protocol,models,images,top1_error,top5_error,multiply_adds,images_per_second");
    assertThat(said.out()).containsPattern("center,one,\\d+,\\d+\\.\\d\\d,\\d+\\.\\d\\d,\\d+,");

    Spoken ensemble =
        Spoken.by(new EvaluateCommand(), "one", "one", "--protocol", "flip", "--ensemble");
    assertThat(ensemble.status()).as(ensemble.err()).isZero();
    assertThat(ensemble.out()).contains("one + one", "Test images: synthetic figures");
    assertThat(Spoken.by(new EvaluateCommand(), "one", "--protocol", "all").err())
        .isEqualTo(
            "lab: no protocol 'all'; there are center, flip, single-scale, 10-crop, multi-scale\n");
  }

  @Test
  void evaluate_says_that_the_second_network_does_not_fit_before_it_measures_the_first()
      throws Exception {
    train("damaged");
    Files.writeString(home.resolve("runs/damaged/model.zip"), "seen when it is measured");
    List<String> names = SyntheticImages.classNames().stream().map(name -> "a " + name).toList();
    ImageSet renamed = ImageSet.of(new Shape(3, 32, 32), new byte[20 * 3072], new byte[20], names);
    Training.run(
        RunPlan.of(
            "of-others",
            CifarFamily.resnet(8).withWidth(4).architecture(),
            Budget.of(Preset.TINY),
            1),
        Dataset.own("others", renamed, renamed),
        home.resolve("runs"),
        RunListener.NONE);

    Spoken said = Spoken.by(new EvaluateCommand(), "damaged", "of-others");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .startsWith("lab: the network knows other classes than these images have");
  }

  @Test
  void evaluate_looks_at_whole_images_at_the_scales_it_is_told() {
    Spoken usual =
        Spoken.by(new EvaluateCommand(), "one", "--protocol", "multi-scale", "--format", "csv");
    assertThat(usual.status()).as(usual.err()).isZero();
    assertThat(usual.out()).containsPattern("multi-scale,one,\\d+,\\d+\\.\\d\\d,");

    Spoken told =
        Spoken.by(new EvaluateCommand(), "one", "--protocol", "single-scale", "--scales", "40");
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.out()).contains("single-scale-40");
  }

  @Test
  void evaluate_refuses_scales_that_make_no_sense_in_one_line() {
    assertThat(refusal("--protocol", "multi-scale", "--scales", "40,0"))
        .isEqualTo("lab: a picture's side is a pixel at least, not 0\n");
    assertThat(refusal("--protocol", "multi-scale", "--scales", "40,forty"))
        .startsWith("lab: Invalid value for option '--scales'")
        .hasLineCount(1);
    assertThat(refusal("--scales", "40"))
        .isEqualTo("lab: center has no scales to choose; single-scale and multi-scale have\n");
  }

  private static String refusal(String... options) {
    List<String> arguments = new ArrayList<>(List.of("one"));
    arguments.addAll(List.of(options));
    Spoken said = Spoken.by(new EvaluateCommand(), arguments.toArray(String[]::new));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    return said.err();
  }

  @Test
  void evaluate_tells_of_each_class() {
    Spoken classes = Spoken.by(new EvaluateCommand(), "one", "--per-class", "--format", "csv");
    assertThat(classes.status()).as(classes.err()).isZero();
    assertThat(classes.out().lines())
        .hasSize(11)
        .first()
        .isEqualTo("protocol,models,class,images,wrong,top1_error,low,high");

    Spoken confusion = Spoken.by(new EvaluateCommand(), "one", "--confusion", "--format", "csv");
    assertThat(confusion.out().lines())
        .hasSize(11)
        .first()
        .asString()
        .startsWith("protocol,models,true_class,as ");
    assertThat(refusal("--per-class", "--confusion"))
        .isEqualTo("lab: --per-class and --confusion are two tables; ask for one\n");
  }
}
