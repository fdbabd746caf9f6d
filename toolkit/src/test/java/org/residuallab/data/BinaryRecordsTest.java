package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Shape;

class BinaryRecordsTest {

  private static final int FILE_BYTES = TinyCifar.RECORDS * 3073;

  private final ImageFiles reader = TinyCifar.CIFAR_10;
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() {
    TinyCifar.write(TinyCifar.CIFAR_10, folder);
  }

  @Test
  void reads_labels_and_pixels_in_the_official_order() throws IOException {
    Dataset data = reader.read(folder);
    assertThat(data.train().size()).isEqualTo(20);
    assertThat(data.test().size()).isEqualTo(4);
    assertThat(data.train().shape()).isEqualTo(new Shape(3, 32, 32));
    assertThat(data.train().classNames()).isEqualTo(Cifar10.CLASS_NAMES);
    // Image 9 is record 1 of the third file; channel 2, row 5, column 7 is byte 2 * 1024 + 5 * 32 +
    // 7.
    assertThat(data.train().label(9)).isEqualTo(7);
    assertThat(data.train().pixel(9, 2, 5, 7)).isEqualTo((31 * 2 + 7 + 2048 + 160 + 7) % 256);
    assertThat(data.test().label(3)).isEqualTo((15 + 3) % 10);
    assertThat(data.test().pixel(3, 0, 0, 1)).isEqualTo((31 * 5 + 21 + 1) % 256);
  }

  @Test
  void calls_what_it_does_not_know_an_unrecognised_copy_with_its_sha256() throws IOException {
    Dataset data = reader.read(folder);
    assertThat(data.source()).isEqualTo(new ImageSource.Copy("CIFAR-10", null));
    assertThat(data.label())
        .isEqualTo("unrecognised copy of CIFAR-10, sha256 " + data.fingerprint().sha256());
  }

  @Test
  void quotes_the_owner_of_an_unrecognised_copy() throws IOException {
    Files.writeString(folder.resolve("ABOUT.txt"), "\n  JPEG copy of CIFAR-10\u0007 \nmore\n");
    assertThat(reader.read(folder).label())
        .startsWith(
            "unrecognised copy of CIFAR-10 (its ABOUT.txt: JPEG copy of CIFAR-10), sha256 ");
  }

  @Test
  void a_known_fingerprint_has_its_name_whatever_its_owner_says() throws IOException {
    Files.writeString(folder.resolve("ABOUT.txt"), "something else");
    Dataset data = TinyCifar.official(reader, folder).read(folder);
    assertThat(data.label()).isEqualTo("CIFAR-10 (official binary files)");
  }

  @Test
  void official_bytes_with_dog_and_cat_exchanged_are_not_the_official_set() throws IOException {
    Fingerprint fingerprint = reader.read(folder).fingerprint();
    Path names = folder.resolve("batches.meta.txt");
    String text = Files.readString(names);
    Files.writeString(names, text.replace("cat", "?").replace("dog", "cat").replace("?", "dog"));

    Dataset data = TinyCifar.official(reader, folder).read(folder);

    assertThat(data.fingerprint()).isEqualTo(fingerprint);
    assertThat(data.source()).isEqualTo(new ImageSource.Own(null));
    assertThat(data.label()).isEqualTo("own images, sha256 " + fingerprint.sha256());
  }

  @Test
  void images_of_other_classes_are_their_owners_whatever_he_calls_them() throws IOException {
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    Files.writeString(folder.resolve("ABOUT.txt"), "CIFAR-10 (official binary files)");
    Dataset data = reader.read(folder);
    assertThat(data.source().isOf("CIFAR-10")).isFalse();
    assertThat(data.label()).startsWith("own images (CIFAR-10 (official");
  }

  @Test
  void one_changed_pixel_is_another_copy() throws IOException {
    Fingerprint before = reader.read(folder).fingerprint();
    byte[] bytes = Files.readAllBytes(folder.resolve("data_batch_3.bin"));
    bytes[5000] ^= 1;
    Files.write(folder.resolve("data_batch_3.bin"), bytes);
    assertThat(reader.read(folder).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void refuses_a_missing_file() throws IOException {
    Files.delete(folder.resolve("data_batch_4.bin"));
    refuses("has no file data_batch_4.bin", "./lab data cifar10");
  }

  @Test
  void refuses_a_truncated_file_even_at_the_end_of_a_record() throws IOException {
    Path file = folder.resolve("test_batch.bin");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2 * 3073));
    refuses("test_batch.bin is truncated: 6,146 bytes, not 12,292", "./lab data cifar10");
  }

  @Test
  void refuses_a_file_that_is_too_long() throws IOException {
    Path file = folder.resolve("data_batch_5.bin");
    Files.write(file, new byte[1], StandardOpenOption.APPEND);
    refuses(
        "data_batch_5.bin is too long: %,d bytes, not %,d".formatted(FILE_BYTES + 1, FILE_BYTES));
  }

  @Test
  void refuses_a_label_above_nine() throws IOException {
    Path file = folder.resolve("data_batch_2.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[3 * 3073] = 10;
    Files.write(file, bytes);
    refuses("data_batch_2.bin has label 10 in record 3");
  }

  @Test
  void refuses_too_few_class_names() throws IOException {
    Files.writeString(folder.resolve("batches.meta.txt"), "cat\ndog\n");
    refuses("batches.meta.txt needs 10 different class names", "it has 2");
  }

  @Test
  void the_official_length_is_ten_thousand_records() throws IOException {
    assertThatThrownBy(() -> Cifar10.FILES.read(folder))
        .hasMessageContaining("12,292 bytes, not 30,730,000 (10,000 records of 3,073)");
  }

  private void refuses(String... parts) {
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
