package org.residuallab.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.data.BadDataException;
import org.residuallab.data.TinyCifar;

@Timeout(30)
class UnpackingTest {

  private static final Path FULL_DEVICE = Path.of("/dev/full");

  private static final Unpacking UNPACKING =
      new Unpacking(TinyCifar.CIFAR_10.archive().orElseThrow());

  @TempDir private Path place;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(place.resolve("inner"));
  }

  @Test
  void unpacks_what_the_reader_needs_and_nothing_else() throws IOException {
    unpack(TarFile.cifar10());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin",
              "test_batch.bin",
              "batches.meta.txt");
    }
    Path direct = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("direct"));
    assertThat(TinyCifar.CIFAR_10.read(folder).fingerprint())
        .isEqualTo(TinyCifar.CIFAR_10.read(direct).fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.bin",
        "cifar-10-batches-bin/../../evil.bin",
        "/tmp/evil.bin",
        "a\\..\\evil.bin",
        "C:evil.bin",
        "x/.."
      })
  void refuses_an_entry_that_would_leave_the_folder(String name) throws IOException {
    refuses(TarFile.cifar10().file(name, new byte[3]), "an entry would leave the folder: ");
    assertThat(place.resolve("evil.bin")).doesNotExist();
  }

  @Test
  void refuses_links_even_harmless_ones() {
    refuses(
        TarFile.cifar10().link("data", "cifar-10-batches-bin", TarConstants.LF_SYMLINK),
        "an entry is neither a file nor a folder: data");
    refuses(
        TarFile.cifar10().link("test_batch.bin", "/etc/passwd", TarConstants.LF_LINK),
        "an entry is neither a file nor a folder: test_batch.bin");
    refuses(
        TarFile.cifar10().link("pipe", "", TarConstants.LF_FIFO),
        "an entry is neither a file nor a folder: pipe");
  }

  @Test
  void refuses_a_file_of_the_wrong_length() {
    refuses(
        new TarFile().file("data_batch_1.bin", new byte[4 * 3073 + 1]),
        "its data_batch_1.bin has 12,293 bytes");
    refuses(
        new TarFile().file("batches.meta.txt", new byte[1 << 17]),
        "its batches.meta.txt has 131,072 bytes");
  }

  @Test
  void refuses_an_archive_that_lacks_a_file() {
    refuses(new TarFile().file("readme.html", new byte[5]), "it has no file batches.meta.txt");
  }

  @Test
  void says_what_another_archive_is() {
    refuses(TarFile.of(TinyCifar.CIFAR_100), "it has no file batches.meta.txt; it is CIFAR-100");
    refuses(
        new TarFile()
            .file("cifar-10-batches-py/data_batch_1", new byte[5])
            .file("cifar-10-batches-py/batches.meta", new byte[5]),
        "it has no file batches.meta.txt; it is the Python version of CIFAR-10");
  }

  @Test
  @EnabledIf("hasAFullDevice")
  void a_disk_that_fills_up_is_told_from_a_damaged_archive_and_named() throws IOException {
    Path file = folder.resolve("data_batch_2.bin");
    Files.createSymbolicLink(file, FULL_DEVICE);
    assertThatThrownBy(() -> unpack(TarFile.cifar10()))
        .isInstanceOf(IOException.class)
        .satisfies(
            e ->
                assertThat(Folders.explained((IOException) e))
                    .hasMessageStartingWith("the disk is full: cannot write " + file));
  }

  static boolean hasAFullDevice() {
    return Files.exists(FULL_DEVICE);
  }

  @Test
  void refuses_a_bomb_before_it_went_off() {
    refuses(new TarFile().file("zeros", new byte[50 << 20]), "it is damaged or no .tar.gz file");
  }

  @Test
  void refuses_a_crowd_of_entries() {
    TarFile crowd = new TarFile();
    for (int i = 0; i < 101; i++) {
      crowd.file("f" + i, new byte[0]);
    }
    refuses(crowd, "it has more than 100 entries");
  }

  @Test
  void refuses_a_truncated_archive() throws IOException {
    byte[] whole = TarFile.cifar10().bytes();
    Path archive = Files.write(place.resolve("a"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> UNPACKING.unpack(archive, folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(archive + " is refused: ");
  }

  @Test
  void refuses_what_is_no_archive() throws IOException {
    Path archive = Files.writeString(place.resolve("a"), "<html>not found</html>");
    assertThatThrownBy(() -> UNPACKING.unpack(archive, folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("it is damaged or no .tar.gz file");
  }

  private void refuses(TarFile archive, String why) {
    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(" is refused: " + why);
  }

  private void unpack(TarFile archive) throws IOException {
    UNPACKING.unpack(archive.write(place.resolve("archive.tar.gz")), folder);
  }
}
