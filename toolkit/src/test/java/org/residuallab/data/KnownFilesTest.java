package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownFilesTest {

  private static final ImageFiles TEN = KnownFiles.ALL.get(0);
  private static final ImageFiles HUNDRED = KnownFiles.ALL.get(1);

  @TempDir private Path place;

  @Test
  void a_folder_is_known_by_its_files() throws IOException {
    Path folder = TinyCifar.write(TinyCifar.CIFAR_100, place.resolve("mine"));
    assertThat(KnownFiles.folderOf(HUNDRED, folder)).isEqualTo(folder);
    // Read as CIFAR-100, whose files are longer.
    refused(folder, "train.bin is truncated: 12,296 bytes, not 153,700,000 (50,000 records of");
  }

  @Test
  void the_folder_around_the_archives_own_does_too() {
    Path inner = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("cifar-10-batches-bin"));
    assertThat(KnownFiles.folderOf(TEN, place)).isEqualTo(inner);
    refused(place, inner + "/data_batch_1.bin is truncated");
  }

  @Test
  void a_folder_around_several_sets_is_none() {
    TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("cifar-10-batches-bin"));
    TinyCifar.write(TinyCifar.CIFAR_100, place.resolve("cifar-100-binary"));
    refused(place, place + " holds CIFAR-10 and CIFAR-100; name the folder of one of them");
  }

  @Test
  void files_of_several_sets_in_one_folder_are_none() {
    TinyCifar.write(TinyCifar.CIFAR_10, place);
    TinyCifar.write(TinyCifar.CIFAR_100, place);
    refused(place, place + " holds CIFAR-10 and CIFAR-100; name the folder of one of them");
  }

  @ParameterizedTest
  @CsvSource({
    "'data_batch_1,batches.meta', the Python version of CIFAR-10",
    "'cifar-10-batches-py/data_batch_1,cifar-10-batches-py/batches.meta', the Python version of CIFAR-10",
    "'train,test,meta', the Python version of CIFAR-100",
    "'cifar-100-python/train,cifar-100-python/test,cifar-100-python/meta', the Python version of CIFAR-100",
    "'data_batch_1.mat', the Matlab version of CIFAR-10",
    "'train.mat,test.mat', the Matlab version of CIFAR-100",
  })
  void another_version_is_called_by_its_name(String files, String what) throws IOException {
    for (String file : files.split(",", -1)) {
      Files.createDirectories(place.resolve(file).getParent());
      Files.writeString(place.resolve(file), "x");
    }
    refused(place, "%s is %s; the binary version is read here; get".formatted(place, what));
  }

  @Test
  void a_folder_of_nothing_known_says_what_would_be() {
    refused(place, place + " has no file of CIFAR-10 or CIFAR-100; get the files with: ./lab data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABOUT.txt", "batches.meta.txt"})
  void a_text_of_three_gigabytes_is_named_and_not_read(String name) throws IOException {
    Path folder = TinyCifar.write(TinyCifar.CIFAR_10, place);
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertThatThrownBy(() -> TinyCifar.CIFAR_10.read(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "%s has 3,221,225,472 bytes, where a few lines of text should stand (65,536 bytes at most)",
            folder.resolve(name));
  }

  private static void refused(Path folder, String words) {
    assertThatThrownBy(() -> KnownFiles.read(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(words);
  }
}
