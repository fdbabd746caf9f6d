package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Shape;
import org.residuallab.files.Hash;

final class ImageFolderTest {

  @TempDir Path folder;

  @BeforeEach
  void two_classes() throws Exception {
    picture("train/owl/b.png", 8, 8, 0x0000ff);
    picture("train/cat/images/a.PNG", 8, 12, 0xff0000);
    picture("train/cat/z.png", 24, 16, 0xff0000);
    picture("val/cat/a.png", 8, 8, 0xff0000);
    picture("val/owl/a.png", 8, 8, 0x0000ff);
    Files.writeString(folder.resolve("train/cat/boxes.txt"), "no picture, and not named like one");
  }

  @Test
  void has_a_class_a_folder_and_pictures_of_one_size() throws Exception {
    List<String> bad = new ArrayList<>();
    Dataset read = ImageFolder.read(folder, DamagedPictures.LEFT_OUT, bad::add);

    assertThat(bad).isEmpty();
    assertThat(read.train().classNames()).containsExactly("cat", "owl");
    assertThat(read.train().shape()).isEqualTo(new Shape(3, 8, 8));
    assertThat(read.train().size()).isEqualTo(3);
    assertThat(read.test().size()).isEqualTo(2);
    for (ImageSet set : List.of(read.train(), read.test())) {
      for (int i = 0; i < set.size(); i++) {
        assertThat(set.pixel(i, 0, 3, 3)).isEqualTo(set.label(i) == 0 ? 255 : 0);
        assertThat(set.pixel(i, 2, 3, 3)).isEqualTo(set.label(i) == 0 ? 0 : 255);
      }
    }
    assertThat(read.source()).isEqualTo(new ImageSource.Own(null));
    assertThat(new DataSetting(Optional.of(folder), "--data").load().fingerprint())
        .isEqualTo(read.fingerprint());
  }

  @Test
  void its_fingerprint_is_that_of_the_list_of_its_files() throws Exception {
    StringBuilder list = new StringBuilder();
    for (String name :
        List.of(
            "train/cat/images/a.PNG",
            "train/cat/z.png",
            "train/owl/b.png",
            "val/cat/a.png",
            "val/owl/a.png")) {
      list.append(Hash.sha256(Files.readAllBytes(folder.resolve(name))))
          .append("  ")
          .append(name)
          .append('\n');
    }
    assertThat(
            ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {}).fingerprint().sha256())
        .isEqualTo(Hash.sha256(list.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void files_that_are_no_pictures_are_named_counted_and_left_out() throws Exception {
    Map<String, String> fakes = Map.of("train/cat/b.jpg", "a text", "val/owl/b.jpeg", "");
    for (Map.Entry<String, String> fake : fakes.entrySet()) {
      Files.writeString(folder.resolve(fake.getKey()), fake.getValue());
    }
    List<String> bad = new ArrayList<>();

    Dataset read = ImageFolder.read(folder, DamagedPictures.LEFT_OUT, bad::add);

    assertThat(read.train().size()).isEqualTo(3);
    assertThat(read.test().size()).isEqualTo(2);
    assertThat(read.test().label(1)).isEqualTo(1);
    assertThat(bad)
        .containsExactly(
            folder.resolve("train/cat/b.jpg") + " is no picture: neither PNG nor JPEG",
            folder.resolve("val/owl/b.jpeg") + " is no picture: neither PNG nor JPEG",
            folder + ": 2 of 7 pictures could not be read and are left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train/cat/elsewhere.png", "train/cat/part2", "val/elsewhere"})
  void a_link_to_nowhere_is_not_left_out_in_silence(String name) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve(name), Path.of("/not/mounted"));

    assertThatThrownBy(() -> ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessage(link + " is a link to something that is not there; mend it, or remove it");
  }

  @Test
  void where_it_was_asked_for_files_that_are_no_pictures_are_refused_in_one_line()
      throws Exception {
    assertThat(ImageFolder.read(folder, DamagedPictures.REFUSED, line -> {}).train().size())
        .isEqualTo(3);
    Files.writeString(folder.resolve("train/cat/b.jpg"), "a text");
    Files.writeString(folder.resolve("val/owl/b.jpeg"), "");
    List<String> told = new ArrayList<>();

    // The second time the index knows of them.
    for (int reading = 0; reading < 2; reading++) {
      assertThatThrownBy(() -> ImageFolder.read(folder, DamagedPictures.REFUSED, told::add))
          .isInstanceOf(DamagedPicturesException.class)
          .hasMessage(
              "%s is no picture: neither PNG nor JPEG; of 7 pictures 2 cannot be read: put them right, or remove them",
              folder.resolve("train/cat/b.jpg"));
    }
    assertThat(told).isEmpty();
  }

  @Test
  void of_a_very_long_picture_the_middle_is_used_and_that_is_said() throws Exception {
    BufferedImage line = new BufferedImage(1, 12_000, BufferedImage.TYPE_INT_RGB);
    line.setRGB(0, 5_996, 0xff0000); // The first pixel of the middle eight.
    line.setRGB(0, 5_995, 0x00ff00);
    ImageIO.write(line, "png", folder.resolve("val/owl/b.png").toFile());
    picture("val/owl/c.png", 64, 8, 0x0000ff); // Just as long as is taken whole.

    for (int reading = 0; reading < 2; reading++) {
      List<String> told = new ArrayList<>();
      ImageSet test = ImageFolder.read(folder, DamagedPictures.REFUSED, told::add).test();
      assertThat(told)
          .containsExactly(
              folder
                  + ": 1 of 7 pictures are more than 8 times as long as wide, and only their middle"
                  + " is used; the first is val/owl/b.png, 1 x 12000");
      Picture middle = test.picture(2);
      assertThat(List.of(middle.width(), middle.height())).containsExactly(1, 8);
      assertThat(middle.pixels()).startsWith(255, 0).endsWith(0, 0, 0, 0, 0, 0, 0, 0);
      // Whole, a side of 480 would make it 480 x 5,760,000: more than an array holds.
      ImageSet large = new FittedImages(test, new Fit(400, 480));
      assertThat(large.image(2)).hasSize(3 * 400 * 400);
      assertThat(test.picture(3).width()).isEqualTo(64);
    }
  }

  @Test
  void what_it_cannot_be_is_said_in_one_line() throws Exception {
    picture("val/dog/a.png", 8, 8, 0);
    assertThatThrownBy(() -> ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessage(folder + ": train and val do not hold the same classes");
    assertThat(ImageFolder.isOne(folder.resolve("train"))).isFalse();
    assertThatThrownBy(() -> KnownFiles.read(folder.resolve("train")))
        .isInstanceOf(BadDataException.class);
  }

  @Test
  void what_lacks_its_other_half_is_not_told_to_fetch_another_set() throws Exception {
    Files.move(folder.resolve("val"), folder.resolve("validation"));
    refused(folder + " has train, but neither val nor test beside it; pictures stand in train/");

    Files.move(folder.resolve("validation"), folder.resolve("test"));
    assertThat(new DataSetting(Optional.of(folder), "--data").load().test().size()).isEqualTo(2);

    Files.move(folder.resolve("train"), folder.resolve("elsewhere"));
    Files.createDirectory(folder.resolve("train"));
    refused(folder.resolve("train") + " has no folder for each class; pictures stand in train/");
  }

  private void refused(String words) {
    assertThatThrownBy(() -> new DataSetting(Optional.of(folder), "--data").load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .message()
        .doesNotContain("./lab data");
  }

  @Test
  void test_pictures_that_are_all_damaged_are_missed() throws Exception {
    for (String name : List.of("val/cat/a.png", "val/owl/a.png")) {
      Files.writeString(folder.resolve(name), "a text");
    }

    assertThatThrownBy(() -> ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessage(folder + ": there is no test image that can be read");
  }

  private void picture(String name, int width, int height, int colour) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < width * height; k++) {
      image.setRGB(k % width, k / width, colour);
    }
    Files.createDirectories(folder.resolve(name).getParent());
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  @Test
  void a_class_may_be_a_link() throws Exception {
    Path elsewhere = Files.move(folder.resolve("train/cat"), folder.resolve("cats"));
    Files.createSymbolicLink(folder.resolve("train/cat"), elsewhere);

    Dataset read = ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {});

    assertThat(read.train().size()).isEqualTo(3);
  }

  @Test
  void an_empty_class_is_named() throws Exception {
    Files.delete(folder.resolve("val/owl/a.png"));

    assertThatThrownBy(() -> ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {}))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(folder.resolve("val/owl") + ": there is no picture in it");
  }
}
