package org.residuallab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Shape;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.Dataset;
import org.residuallab.data.MeanImage;
import org.residuallab.data.PixelScale;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Origin;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.table.RunList;
import org.residuallab.text.TextFormat;

/** A stored network knows its own images, whoever trained it. */
class StoredModelTest {

  private static final String FILE = "preprocessing.json";
  private static final Dataset DRAWN = new SyntheticImages(1, 64, 32).draw();
  private static final Dataset OTHER = new SyntheticImages(2, 64, 32).draw();
  private static final Dataset OWN = Dataset.own("figures", DRAWN.train(), DRAWN.test());
  private static final Architecture SMALL = CifarFamily.resnet(8).withWidth(4).architecture();

  private static final Recipe HOLDS_EIGHT =
      new Recipe(16, 2, List.of(), Optimizer.PAPER, null, true, 8, 1, 16);

  @TempDir static Path runs;
  private static Path drawn;
  private static Path own;

  @BeforeAll
  static void trains() throws Exception {
    drawn = train("drawn", DRAWN).folder();
    own = train("own", OWN).folder();
  }

  private static StoredRun train(String name, Dataset images) throws Exception {
    return Training.run(
        new RunPlan(name, SMALL, HOLDS_EIGHT, null, 1), images, runs, RunListener.NONE);
  }

  @Test
  void a_run_holds_the_mean_image_of_what_it_was_trained_on() throws Exception {
    StoredModel model = StoredModel.read(own);

    Preprocessing expected = Preprocessing.of(OWN.train().range(0, 56));
    assertThat(model.preprocessing()).isEqualTo(expected);
    assertThat(expected).isNotEqualTo(Preprocessing.of(OWN.train()));
    assertThat(model.preprocessing().classNames()).isEqualTo(OWN.train().classNames());
    assertThat(model.name()).isEqualTo("own");
    assertThat(model.network()).isEqualTo(SMALL);
    assertThat(model.origin()).isInstanceOf(Origin.TrainedHere.class);
    assertParameters(model);
  }

  @Test
  void of_an_older_run_it_follows_from_the_images_and_from_no_others() throws Exception {
    Preprocessing stored = StoredModel.read(own).preprocessing();
    assertThat(StoredModel.read(drawn).preprocessing()).isEqualTo(stored);
    byte[] before = Files.readAllBytes(own.resolve(FILE));
    Files.delete(own.resolve(FILE));
    Files.delete(drawn.resolve(FILE));
    try {
      assertThat(StoredModel.read(drawn).preprocessing()).isEqualTo(stored);
      assertThat(StoredModel.read(own, OWN).preprocessing()).isEqualTo(stored);
      assertThatThrownBy(() -> StoredModel.read(own))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the run own does not hold the mean image")
          .hasMessageContaining(OWN.fingerprint().sha256())
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> StoredModel.read(own, OTHER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("not from " + OTHER.label());
    } finally {
      Files.write(own.resolve(FILE), before);
      Files.write(drawn.resolve(FILE), Files.readAllBytes(own.resolve(FILE)));
    }
  }

  @Test
  void a_changed_record_is_refused_in_one_line() throws Exception {
    String text = Files.readString(own.resolve(FILE));
    refuses(text.replace("BYTES", "UNIT"), "sha256: it does not fit the content");
    refuses(text.replaceAll("floats\" : \"..", "floats\" : \"AA"), "sha256: it does not fit");
    refuses(text.replaceAll("floats\" : \"....", "floats\" : \""), "12,288 bytes should stand");
    refuses(text.replace("[ \"", "[ null, \""), "this entry is missing");
    refuses(text.replaceAll("\"mean\" : .*", ""), FILE);
    refuses(text.substring(0, 200), "the file ends here, in the middle");
    refuses("", "is empty");
    Path other = train("other", OTHER).folder();
    refuses(Files.readString(other.resolve(FILE)), "is another network's: put this one's own back");
  }

  private static void refuses(String changed, String words) throws Exception {
    String before = Files.readString(own.resolve(FILE));
    Files.writeString(own.resolve(FILE), changed);
    assertThatThrownBy(() -> StoredModel.read(own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(FILE)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
    Files.writeString(own.resolve(FILE), before);
  }

  @Test
  void imported_weights_are_a_folder_that_says_so_and_no_run(@TempDir Path folder)
      throws Exception {
    ComputationGraph graph = Models.build(SMALL.network(), 5);
    Origin.Imported origin =
        new Origin.Imported(
            "elsewhere",
            SMALL,
            "small.th",
            "ab".repeat(32),
            "PyTorch state dictionary",
            "2026-11-27T12:00:00Z",
            ParameterHash.of(graph),
            null);
    Preprocessing preprocessing =
        new Preprocessing(
            new Shape(3, 32, 32),
            PixelScale.UNIT,
            new ChannelMean(List.of(0.485f, 0.456f, 0.406f)),
            List.of(0.229f, 0.224f, 0.225f),
            DRAWN.train().classNames());

    StoredModel.store(folder, origin, preprocessing, graph);

    StoredModel read = StoredModel.read(folder.resolve("elsewhere"));
    assertThat(read.preprocessing()).isEqualTo(preprocessing);
    assertThat(read.origin()).isEqualTo(origin);
    assertParameters(read);
    assertThat(StoredRun.all(folder)).isEmpty();
    assertThatThrownBy(() -> StoredRun.read(read.folder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "holds imported weights and no run: it has neither recipe nor curves");
    assertThatThrownBy(() -> StoredModel.store(folder, origin, preprocessing, graph))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is there already");
    List<String> damaged = new ArrayList<>();
    List<Origin.Imported> imported = StoredModel.imported(folder, damaged::add);
    assertThat(damaged).isEmpty();
    assertThat(RunList.of(List.of(), imported).as(TextFormat.TABLE))
        .contains("elsewhere", SMALL.name(), "imported", "2026-11-27");
    assertThat(RunList.whole(List.of(), imported).as(TextFormat.CSV))
        .contains("small.th", "ab".repeat(32));
  }

  @Test
  void a_preprocessing_of_other_images_or_classes_is_refused() {
    MeanImage mean = MeanImage.of(DRAWN.train());
    Shape larger = new Shape(3, 40, 40);
    assertThatThrownBy(
            () -> new Preprocessing(larger, PixelScale.BYTES, mean, List.of(), List.of("cat")))
        .hasMessageContaining("a mean for images of 3x40x40");
    assertThatThrownBy(
            () ->
                new Preprocessing(
                    mean.shape(), PixelScale.BYTES, mean, List.of(1f, 0f, 1f), List.of("cat")))
        .hasMessageContaining("a number above 0");
    Preprocessing one =
        new Preprocessing(mean.shape(), PixelScale.BYTES, mean, List.of(), List.of("cat"));
    assertThatThrownBy(() -> new StoredModel(own, one, StoredModel.read(own).origin()))
        .hasMessageContaining("10 classes");
  }

  private static void assertParameters(StoredModel model) throws Exception {
    ComputationGraph graph = model.graph();
    assertThat(ParameterHash.of(graph)).isEqualTo(model.origin().parametersSha256());
    graph.close();
  }
}
