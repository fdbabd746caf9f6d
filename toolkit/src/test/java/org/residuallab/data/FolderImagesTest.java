package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Shape;
import org.residuallab.model.Bits;

final class FolderImagesTest {

  private static final String INDEX = ".residual-lab/pictures.tsv";

  @TempDir Path folder;

  private final Random random = new Random(3);

  @BeforeEach
  void two_classes() throws Exception {
    for (int i = 0; i < 6; i++) {
      picture("train/cat/%d.png".formatted(i), 10 + i, 12);
      picture("train/owl/%d.png".formatted(i), 14, 10 + i);
    }
    picture("val/cat/a.png", 10, 10);
    picture("val/owl/a.png", 10, 10);
  }

  @Test
  void images_are_the_same_bytes_whether_they_are_kept_or_made_each_time() throws Exception {
    ImageSet kept = read().train();
    assertThat(kept).isInstanceOf(KeptImages.class);
    ImageSet made = ((KeptImages) kept).made();
    assertThat(KeptImages.of(made, 12 * 3 * 10 * 10)).isSameAs(made);

    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < kept.size(); i++) {
        assertThat(kept.image(i)).isEqualTo(made.image(i));
      }
    }
    kept.image(0)[0]++;
    assertThat(kept.image(0)).isEqualTo(made.image(0));
    TrainingBatches fromMade =
        new TrainingBatches(made, MeanImage.of(made), 12, 1, Augmentation.CROP_AND_FLIP);
    TrainingBatches fromKept =
        new TrainingBatches(kept, MeanImage.of(made), 12, 1, Augmentation.CROP_AND_FLIP);
    assertThat(Bits.equal(fromMade.batch(1).images(), fromKept.batch(1).images())).isTrue();
  }

  @Test
  void a_picture_has_its_own_size_and_can_be_made_to_fit_another() throws Exception {
    Dataset data = read();
    Picture own = data.train().picture(6); // train/cat/3.png: the classes take turns.
    assertThat(List.of(own.width(), own.height())).containsExactly(13, 12);
    assertThat(data.train().range(5, 8).picture(1).pixels()).isEqualTo(own.pixels());

    Dataset fitted = data.holdOut(2).fitted(new Fit(8, 9));
    assertThat(fitted.train().shape()).isEqualTo(new Shape(3, 8, 8));
    assertThat(fitted.heldOut().orElseThrow().size()).isEqualTo(2);
    // 13 x 12 to 9 and three quarters x 9: torchvision cuts the fraction off.
    assertThat(fitted.train().image(6)).isEqualTo(own.resized(9, 9).centre(8, 8).pixels());
    assertThatThrownBy(() -> new Fit(9, 8))
        .hasMessageStartingWith("a square of 9 pixels cannot be cut");
  }

  @Test
  void what_was_found_out_once_is_not_found_out_again() throws Exception {
    Dataset first = read();
    MeanImage mean = MeanImage.of(first.train());
    Path file = folder.resolve("train/cat/1.png");
    FileTime modified = Files.getLastModifiedTime(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[whole.length]);
    Files.setLastModifiedTime(file, modified);

    List<String> told = new ArrayList<>();
    Dataset again = ImageFolder.read(folder, DamagedPictures.LEFT_OUT, told::add);
    assertThat(told).isEmpty();
    assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(MeanImage.of(again.train())).isEqualTo(mean);
    assertThatThrownBy(() -> again.train().image(2))
        .isInstanceOf(BadDataException.class)
        .hasMessage(file + " is no picture: neither PNG nor JPEG");

    Files.setLastModifiedTime(file, FileTime.fromMillis(modified.toMillis() + 2_000));
    Dataset changed = ImageFolder.read(folder, DamagedPictures.LEFT_OUT, told::add);
    assertThat(told).hasSize(2);
    assertThat(changed.train().size()).isEqualTo(11);
    assertThat(changed.fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(MeanImage.of(changed.train())).isNotEqualTo(mean);
    told.clear();
    ImageFolder.read(folder, DamagedPictures.LEFT_OUT, told::add);
    assertThat(told)
        .containsExactly(
            file + " is no picture: neither PNG nor JPEG",
            folder + ": 1 of 14 pictures could not be read and are left out");
  }

  @Test
  void what_is_kept_of_it_may_be_damaged_or_impossible_to_keep() throws Exception {
    Dataset first = read();
    MeanImage mean = MeanImage.of(first.train());
    Path index = folder.resolve(INDEX);
    String text = Files.readString(index);
    Path kept;
    try (var files = Files.list(index.getParent())) {
      kept = files.filter(each -> each.toString().endsWith(".bin")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(kept);
    bytes[5]++;
    Files.write(kept, bytes);
    for (String damaged :
        List.of(
            text.replaceAll("\\t[0-9a-f]{64}", "\tnothing"),
            text.replace("size\t", ""),
            text.substring(0, text.length() / 2),
            "\0\u00ff".repeat(99))) {
      Files.writeString(index, damaged, StandardCharsets.ISO_8859_1);
      assertThat(read().fingerprint()).isEqualTo(first.fingerprint());
      assertThat(Files.readString(index)).isEqualTo(text);
    }
    assertThat(MeanImage.of(read().train())).isEqualTo(mean);

    Files.delete(index);
    Files.delete(kept);
    Files.delete(index.getParent());
    Files.writeString(index.getParent(), "in the way");
    assertThat(read().fingerprint()).isEqualTo(first.fingerprint());
    assertThat(MeanImage.of(read().train())).isEqualTo(mean);
  }

  @Test
  void a_file_that_goes_away_while_it_is_trained_on_is_said_in_one_line() throws Exception {
    ImageSet train = read().train();
    MeanImage mean = MeanImage.of(train.range(0, 6));
    Path gone = folder.resolve("train/owl/4.png");
    Files.delete(gone);
    try (BatchLoader loader = new BatchLoader(new EvaluationBatches(train, mean, 12))) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(UncheckedIOException.class) // The disk's fault, and not the command's.
          .hasMessage(gone + " cannot be read: it is not there any more");
    }
  }

  @Test
  void a_few_of_them_are_of_all_classes_however_many_those_have() throws Exception {
    for (int i = 0; i < 18; i++) {
      picture("train/cat/more%d.png".formatted(i), 10, 10);
    }
    Dataset split = read().holdOut(5);
    ImageSet heldOut = split.heldOut().orElseThrow();
    assertThat(IntStream.range(0, 5).map(heldOut::label)).containsExactlyInAnyOrder(0, 0, 0, 0, 1);
    ImageSet first = split.train().range(0, 10);
    assertThat(IntStream.range(0, 10).filter(i -> first.label(i) == 1)).hasSize(2);
  }

  @Test
  void there_may_be_more_classes_than_a_byte_can_number() throws Exception {
    for (int c = 0; c < 300; c++) {
      picture("train/%03d/a.png".formatted(c), 2, 2);
      picture("val/%03d/a.png".formatted(c), 2, 2);
    }
    Dataset data = read();
    assertThat(data.train().classNames()).hasSize(302);
    int last = 6 + 299; // After three each of the two classes that have six.
    assertThat(data.train().label(last)).isEqualTo(299);
    MeanImage mean = MeanImage.of(data.train());
    Batch batch = new EvaluationBatches(data.train().range(last, last + 1), mean, 1).batch(0);
    assertThat(batch.labels().argMax(1).getInt(0)).isEqualTo(299);
  }

  @Test
  void memory_does_not_grow_with_the_number_of_files() throws Exception {
    picture("large.png", 200, 200);
    int count = 600;
    for (int i = 0; i < count; i++) {
      Files.createLink(
          folder.resolve("train/cat/x%03d.png".formatted(i)), folder.resolve("large.png"));
    }
    Fit fit = new Fit(200, 200);
    ImageSet streaming = new FittedImages(((KeptImages) read().train()).made(), fit);
    ImageSet kept = KeptImages.of(streaming);
    long before = usedHeap();
    MeanImage mean = MeanImage.of(streaming);
    assertThat(usedHeap() - before).isLessThan(10_000_000);
    for (int i = 0; i < kept.size(); i++) {
      ImageBytes.of(kept, i);
    }
    assertThat(usedHeap() - before).isGreaterThan(count * 100_000L); // Each has 120,000.
    assertThat(mean.shape()).isEqualTo(kept.shape());
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private Dataset read() throws Exception {
    return ImageFolder.read(folder, DamagedPictures.LEFT_OUT, line -> {});
  }

  private void picture(String name, int width, int height) throws Exception {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int k = 0; k < width * height; k++) {
      image.setRGB(k % width, k / width, random.nextInt(1 << 24));
    }
    Files.createDirectories(folder.resolve(name).getParent());
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }
}
