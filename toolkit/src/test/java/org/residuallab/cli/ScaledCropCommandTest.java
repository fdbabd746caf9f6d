package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Shape;
import org.residuallab.data.ChannelMean;
import org.residuallab.data.ScaledCrop;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.setting.Setting;

/** Training as on ImageNet, on a folder of pictures of all sizes. */
class ScaledCropCommandTest {

  private static final String NAME = "resnet-8-tiny-4-batch8-scale32-48crop28-heldout4-seed1";

  @TempDir static Path home;

  @BeforeAll
  static void takes_a_home_and_pictures() throws Exception {
    Setting.HOME.set(home.toString());
    Random random = new Random(1);
    for (int i = 0; i < 24; i++) {
      String name = "%s/%s/%d.png".formatted(i < 16 ? "train" : "val", i % 2 == 0 ? "a" : "b", i);
      Path file = home.resolve("pictures").resolve(name);
      Files.createDirectories(file.getParent());
      BufferedImage image =
          new BufferedImage(30 + random.nextInt(30), 30 + i, BufferedImage.TYPE_INT_RGB);
      for (int k = 0; k < image.getWidth() * image.getHeight(); k++) {
        image.setRGB(k % image.getWidth(), k / image.getWidth(), random.nextInt(1 << 24));
      }
      ImageIO.write(image, "png", file.toFile());
    }
  }

  @AfterAll
  static void restores_home() {
    Setting.HOME.unset();
  }

  @Test
  void a_run_is_trained_verified_and_used_on_pictures_of_all_sizes() throws Exception {
    String data = " --data " + home.resolve("pictures");
    String train =
        "resnet-8 --preset tiny --iterations 4 --batch-size 8 --held-out 4 --scaled-crop 32-48,28";
    Spoken said = say(new TrainCommand(), train + data);
    assertThat(said.status()).as(said.err()).isZero();

    StoredRun run = StoredRun.read(home.resolve("runs").resolve(NAME));
    assertThat(run.record().recipe().scaledCrop()).isEqualTo(new ScaledCrop(32, 48, 28, true));
    assertThat(run.record().network().input()).isEqualTo(new Shape(3, 28, 28));
    StoredModel model = StoredModel.read(run.folder());
    assertThat(model.preprocessing().shorterSide()).isEqualTo(32);
    assertThat(say(new TrainCommand(), train + data).out()).contains("has finished already");
    assertThat(say(new TrainCommand(), train + " --no-colour-shift --name " + NAME + data).err())
        .contains("scaled crop shorter side 32-48, crop 28, colours shifted, not shorter side 32");
    assertThat(say(new VerifyCommand(), NAME + data).out()).contains("confirmed, to the bit");

    Spoken evaluated = say(new EvaluateCommand(), NAME + data);
    assertThat(evaluated.status()).as(evaluated.err()).isZero();
    Path picture = home.resolve("pictures/val/a/22.png");
    Spoken predicted = say(new PredictCommand(), NAME + " " + picture);
    assertThat(predicted.status()).as(predicted.err()).isZero();

    String byChannel =
        "resnet-8 --preset tiny --iterations 2 --batch-size 8 --scaled-crop 32-48,28";
    said = say(new TrainCommand(), byChannel + " --channel-mean --name channels" + data);
    assertThat(said.status()).as(said.err()).isZero();
    StoredModel channels = StoredModel.read(home.resolve("runs/channels"));
    assertThat(channels.preprocessing().deviation()).hasSize(3);
    assertThat(channels.preprocessing().mean()).isInstanceOf(ChannelMean.class);
    assertThat(say(new VerifyCommand(), "channels" + data).out()).contains("confirmed, to the bit");
    assertThat(say(new EvaluateCommand(), "channels" + data).status()).isZero();
  }

  @Test
  void a_folder_with_a_damaged_picture_is_refused_where_that_is_asked_for() throws Exception {
    Path pictures = home.resolve("damaged");
    for (String name : List.of("train/a/1.png", "train/b/1.png", "val/a/1.png", "val/b/1.png")) {
      Files.createDirectories(pictures.resolve(name).getParent());
      Files.copy(home.resolve("pictures/val/a/22.png"), pictures.resolve(name));
    }
    Path bad = Files.writeString(pictures.resolve("train/b/2.png"), "a text");
    Path study = home.resolve("study.yaml");
    Files.writeString(study, "networks: [resnet-8]\nseeds: [1]\npreset: tiny\n");
    String data = " --refuse-damaged --data " + pictures;

    for (Spoken said :
        List.of(
            say(new TrainCommand(), "resnet-8 --preset tiny" + data),
            say(new StudyCommand(), study + data))) {
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.err())
          .isEqualTo(
              "lab: %s is no picture: neither PNG nor JPEG; of 5 pictures 1 cannot be read: put"
                      .formatted(bad)
                  + " them right, or remove them; without --refuse-damaged they are left out\n");
    }
    assertThat(say(new StudyCommand(), study + " --list --data " + pictures).status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--scaled-crop 64-32,28 | --scaled-crop: the longest shorter side, 32, is below",
        "--scaled-crop 24-32,28 | --scaled-crop: a crop of 28 pixels does not fit a shorter side of",
        "--scaled-crop 28       | --scaled-crop: three numbers should stand there",
        "--scaled-crop a-b,c    | --scaled-crop must be a whole number below 2^31, not 'a'",
        "--channel-mean         | --channel-mean goes with --scaled-crop L-H,S",
        "--no-colour-shift      | --no-colour-shift goes with --scaled-crop L-H,S"
      })
  void refuses_in_one_line_what_makes_no_sense(String options, String complaint) {
    Spoken said = say(new TrainCommand(), "resnet-8 --preset tiny " + options);
    assertThat(said.status()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(complaint);
    assertThat(said.err().lines().filter(line -> line.startsWith("lab: "))).hasSize(1);
  }

  private static Spoken say(Object command, String arguments) {
    return Spoken.by(command, arguments.split(" "));
  }
}
