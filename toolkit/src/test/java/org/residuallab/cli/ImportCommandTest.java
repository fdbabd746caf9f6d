package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.MeanImage;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Bits;
import org.residuallab.model.Models;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.Origin;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.setting.Setting;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.weights.WeightsExport;
import org.residuallab.weights.WeightsFile;

/** Weights that come in, and go out again. */
class ImportCommandTest {

  private static final Architecture NETWORK = Networks.named("resnet-8").with(ZeroChannels.AROUND);

  @TempDir private Path project;

  private Path file;

  @BeforeEach
  void makesAFile() throws Exception {
    Setting.HOME.set(project.toString());
    file = project.resolve("theirs.safetensors");
    WeightsExport.of(NETWORK).write(file, Models.build(NETWORK.network(), 7), Optional.empty());
  }

  @AfterEach
  void forgets() {
    Setting.HOME.unset();
  }

  @Test
  void are_a_stored_network_that_says_where_it_is_from() throws Exception {
    Spoken done = imported("--name", "eight", "--mean", "0.5,0.25,0.125", "--source", "a friend");

    assertThat(done.err()).isEmpty();
    assertThat(done.status()).isZero();
    assertThat(done.out())
        .contains("eight: resnet-8, ", "imported, not trained here", "from theirs.safetensors")
        .contains("the common CIFAR ResNets, option A with its channels of zeros around (--zeros)");
    StoredModel model = StoredModel.read(project.resolve("runs").resolve("eight"));
    assertThat(model.network()).isEqualTo(NETWORK);
    assertThat(model.origin())
        .isInstanceOfSatisfying(
            Origin.Imported.class,
            origin -> {
              assertThat(origin.file()).isEqualTo("theirs.safetensors");
              assertThat(origin.source()).isEqualTo("a friend");
            });
    assertThat(((Origin.Imported) model.origin()).fileSha256())
        .isEqualTo(WeightsFile.read(file).sha256());
    assertThat(model.preprocessing().mean())
        .isEqualTo(new ChannelMean(List.of(0.5f, 0.25f, 0.125f)));
    assertThat(model.preprocessing().deviation()).containsExactly(0.229f, 0.224f, 0.225f);
    assertThat(model.preprocessing().classNames()).startsWith("airplane").hasSize(10);
    assertThat(Bits.equal(model.graph().params(), Models.build(NETWORK.network(), 7).params()))
        .isTrue();
  }

  @Test
  void go_out_and_come_back_as_they_were() throws Exception {
    imported("--name", "eight", "--deviation", "0.5,0.5,0.25");
    Path out = project.resolve("out.safetensors");

    Spoken done = Spoken.by(new ExportWeightsCommand(), "eight", out.toString());

    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("resnet-8 under the names of the common CIFAR ResNets, ");
    Spoken.by(new ImportCommand(), "resnet-8", out.toString(), "--name", "back");
    assertIsTheSame("eight", "back");
  }

  @Test
  void of_a_run_of_this_project_come_back_with_its_mean_image() throws Exception {
    Dataset images = new SyntheticImages(1, 32, 16).draw();
    Architecture network = Networks.named("resnet-8", images.variation());
    RunPlan plan = RunPlan.of("own", network, Budget.of(Preset.TINY, OptionalInt.of(1)), 1);
    Training.run(plan, images, project.resolve("runs"), RunListener.NONE);
    Path out = project.resolve("out.safetensors");

    Spoken.by(new ExportWeightsCommand(), "own", out.toString());
    Spoken.by(new ImportCommand(), "resnet-8", out.toString(), "--name", "back");

    assertThat(stored("own").preprocessing().mean()).isInstanceOf(MeanImage.class);
    assertIsTheSame("own", "back");
  }

  @Test
  void of_a_run_of_this_project_are_known_again_by_their_bits() throws Exception {
    Dataset images = new SyntheticImages(1, 32, 16).draw();
    Architecture network = Networks.named("resnet-8", images.variation());
    RunPlan plan = RunPlan.of("own", network, Budget.of(Preset.TINY, OptionalInt.of(1)), 1);
    RunRecord run = Training.run(plan, images, project.resolve("runs"), RunListener.NONE).record();
    Path out = project.resolve("out.safetensors");
    Spoken.by(new ExportWeightsCommand(), "own", out.toString());

    Spoken own = Spoken.by(new ImportCommand(), "resnet-8", out.toString(), "--name", "back");
    // Its plain twin has as many parameters, in the same order.
    Spoken refused = Spoken.by(new ImportCommand(), "plain-8", out.toString(), "--name", "twin");
    String said = Files.readString(out, StandardCharsets.ISO_8859_1);
    Files.writeString(
        out,
        said.replace("residual_lab.shortcuts", "another_lab.shortcuts_"),
        StandardCharsets.ISO_8859_1);
    Spoken twin = Spoken.by(new ImportCommand(), "plain-8", out.toString(), "--name", "twin");

    assertThat(own.out()).contains("imported, trained here by the run own\n");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.err())
        .contains(
            "says that its network has shortcuts, and plain-8 has none; name its own network");
    assertThat(stored("back").origin().training()).contains(run);
    assertThat(stored("twin").origin().parametersSha256())
        .isEqualTo(run.results().parametersSha256());
    assertThat(stored("twin").origin().training()).isEmpty();
    assertThat(twin.out()).contains("imported, not trained here");
    assertThat(Spoken.by(new RunsCommand()).out()).contains("imported, trained here");
  }

  @Test
  void of_a_run_that_does_not_hold_its_mean_image_go_out_with_that_of_its_images()
      throws Exception {
    Path folder = pictures();
    Dataset images = new DataSetting(Optional.of(folder), "--data").load();
    Architecture network = Networks.named("resnet-8", images.variation());
    RunPlan plan = RunPlan.of("old", network, Budget.of(Preset.TINY, OptionalInt.of(1)), 1);
    Training.run(plan, images, project.resolve("runs"), RunListener.NONE);
    Preprocessing whole = stored("old").preprocessing();
    Files.delete(project.resolve("runs/old/preprocessing.json"));
    Path out = project.resolve("out.safetensors");

    Spoken bare = Spoken.by(new ExportWeightsCommand(), "old", out.toString());
    Spoken done =
        Spoken.by(new ExportWeightsCommand(), "old", out.toString(), "--data", folder.toString());

    assertThat(bare.status()).isZero();
    assertThat(bare.err())
        .startsWith("lab: the file will not say what its images need: ")
        .endsWith("; name their folder with --data FOLDER\n");
    assertThat(done.err()).isEmpty();
    Spoken.by(new ImportCommand(), "resnet-8", out.toString(), "--name", "back", "--classes", "2");
    assertThat(stored("back").preprocessing()).isEqualTo(whole);
  }

  private Path pictures() throws Exception {
    for (String set : List.of("train", "val")) {
      for (int i = 0; i < 16; i++) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, i, 0xffffff);
        Path file = project.resolve("set/%s/%s/%d.png".formatted(set, i % 2 == 0 ? "a" : "b", i));
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
      }
    }
    return project.resolve("set");
  }

  private void assertIsTheSame(String one, String other) throws Exception {
    assertThat(stored(other).network()).isEqualTo(stored(one).network());
    assertThat(stored(other).preprocessing()).isEqualTo(stored(one).preprocessing());
    assertThat(stored(other).origin().parametersSha256())
        .isEqualTo(stored(one).origin().parametersSha256());
  }

  private StoredModel stored(String name) throws Exception {
    return StoredModel.read(project.resolve("runs").resolve(name));
  }

  @Test
  void are_of_the_network_that_was_asked_for() throws Exception {
    Path names = Files.writeString(project.resolve("names.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");

    Spoken done = imported("--zeros", "behind", "--class-names", names.toString());

    assertThat(done.out()).contains("channels of zeros behind");
    StoredModel model = StoredModel.read(project.resolve("runs").resolve("resnet-8-imported"));
    assertThat(model.network()).isEqualTo(Networks.named("resnet-8"));
    assertThat(model.preprocessing().classNames()).startsWith("a", "b").hasSize(10);
  }

  @Test
  void that_do_not_fit_leave_nothing() throws Exception {
    refused("does not hold the weights of resnet-14", "resnet-14", file.toString());
    refused(
        "no naming of other code is known here for preresnet-20", "preresnet-20", file.toString());
    refused("linear.weight has the shape [10, 64], not [7, 64]", "--classes", "7");
    refused("missing: layer2.0.shortcut.0.weight", "--shortcut", "B");
    refused("unknown place for channels of zeros 'left'", "--zeros", "left");
    refused("--mean takes a number for each channel", "--mean", "0.5;0.5");
    refused("--mean: a mean for images of 3x32x32 should stand here", "--mean", "0.5");
    refused("--deviation: a number above 0 for each channel", "--deviation", "1,0,1");
    String nine = Files.writeString(project.resolve("nine"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n") + "";
    refused("--class-names: " + nine + " has 9 names, resnet-8 10 classes", "--class-names", nine);
    refused("cannot name a run", "--name", "../eight");
    refused("no such file: nothing.pt", "resnet-8", "nothing.pt");
    refused(
        "neither safetensors nor", "resnet-8", Files.writeString(project.resolve("x"), "x") + "");
  }

  @Test
  void that_are_there_already_stay_as_they_are() throws Exception {
    imported("--name", "eight");

    refused("eight is there already; choose another name", "--name", "eight");
  }

  @Test
  void of_a_folder_without_a_network_cannot_be_written() throws Exception {
    Spoken refusal = Spoken.by(new ExportWeightsCommand(), "nothing", project.resolve("x") + "");

    assertThat(refusal.status()).isEqualTo(2);
    assertThat(refusal.err()).startsWith("lab: no run in ").hasLineCount(1);
  }

  private Spoken imported(String... options) {
    return Spoken.by(new ImportCommand(), arguments(options));
  }

  private void refused(String fault, String... arguments) throws Exception {
    Path runs = project.resolve("runs");
    long before = Files.isDirectory(runs) ? count(runs) : 0;

    Spoken refusal = Spoken.by(new ImportCommand(), arguments(arguments));

    assertThat(refusal.err()).startsWith("lab: ").contains(fault).hasLineCount(1);
    assertThat(refusal.status()).isBetween(1, 2);
    assertThat(Files.isDirectory(runs) ? count(runs) : 0).isEqualTo(before);
  }

  private static long count(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  /** With the network and the file before options alone. */
  private String[] arguments(String... given) {
    Stream<String> usual =
        given.length == 0 || given[0].startsWith("--")
            ? Stream.of("resnet-8", file.toString())
            : Stream.empty();
    return Stream.concat(usual, Stream.of(given)).toArray(String[]::new);
  }

  @Test
  void a_mean_or_a_deviation_alone_does_not_go_with_a_file_that_says_both() throws Exception {
    imported("--name", "eight");
    Path out = project.resolve("out.safetensors");
    Spoken.by(new ExportWeightsCommand(), "eight", out.toString());

    for (String option : List.of("--mean", "--deviation")) {
      Spoken half =
          Spoken.by(new ImportCommand(), "resnet-8", out.toString(), option, "0.5,0.5,0.5");
      assertThat(half.status()).isEqualTo(2);
      assertThat(half.err())
          .isEqualTo(
              "lab: the file says what its images need; give both a mean and a deviation (--mean, --deviation), or neither\n");
    }
  }

  @Test
  void a_source_is_a_line_of_text() {
    for (String source : List.of("", "a\u00adb")) {
      Spoken none = imported("--source", source);
      assertThat(none.status()).isEqualTo(2);
      assertThat(none.err()).startsWith("lab: --source: a line of text").hasLineCount(1);
    }
  }
}
