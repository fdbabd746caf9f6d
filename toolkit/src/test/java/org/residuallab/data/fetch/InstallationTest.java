package org.residuallab.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.data.BadDataException;
import org.residuallab.data.Dataset;
import org.residuallab.data.KnownFiles;
import org.residuallab.data.TinyCifar;
import org.residuallab.files.Hash;
import org.residuallab.text.ProgressListener;

@Timeout(30)
class InstallationTest {

  private static final byte[] ARCHIVE = TarFile.cifar10().bytes();

  @TempDir private Path place;
  private Path datasets;
  private Path target;

  @BeforeEach
  void nameTarget() {
    datasets = place.resolve("datasets");
    target = datasets.resolve("cifar-10");
  }

  @Test
  void downloads_checks_and_unpacks() throws IOException {
    try (LoopbackServer server = new LoopbackServer(ARCHIVE)) {
      Dataset data = installation(server, md5(ARCHIVE)).download(ProgressListener.NONE);
      assertThat(data.train().size()).isEqualTo(20);
    }
    assertThat(names(target)).hasSize(7).contains("data_batch_1.bin", "batches.meta.txt");
    assertThat(names(datasets)).containsExactly("cifar-10");
  }

  @Test
  void a_wrong_md5_leaves_nothing_behind() {
    try (LoopbackServer server = new LoopbackServer(ARCHIVE)) {
      assertThatThrownBy(() -> installation(server, "0".repeat(32)).download(ProgressListener.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(
              "has MD5 %s, not the official %s".formatted(md5(ARCHIVE), "0".repeat(32)));
    }
    assertThat(names(datasets)).isEmpty();
  }

  @Test
  void a_download_cut_off_is_resumed_by_the_same_command() throws IOException {
    try (LoopbackServer server = new LoopbackServer(ARCHIVE)) {
      Installation installation = installation(server, md5(ARCHIVE));
      server.cutAfter = ARCHIVE.length / 3;
      assertThatThrownBy(() -> installation.download(ProgressListener.NONE))
          .isInstanceOf(IOException.class);
      assertThat(target).doesNotExist();
      // A client may notice the break before it has read all that was sent.
      Path part = datasets.resolve(".cifar-10.tar.gz.part");
      String range = Files.exists(part) ? "bytes=%d-".formatted(Files.size(part)) : "null";
      server.cutAfter = Integer.MAX_VALUE;
      installation.download(ProgressListener.NONE);
      assertThat(server.ranges).containsExactly("null", range);
    }
    assertThat(names(datasets)).containsExactly("cifar-10");
  }

  @Test
  void takes_a_folder_and_what_its_owner_says() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    Dataset data = installation().take(from, Optional.of("JPEG copy of CIFAR-10"));
    assertThat(data.label())
        .startsWith(
            "unrecognised copy of CIFAR-10 (its ABOUT.txt: JPEG copy of CIFAR-10), sha256 ");
    assertThat(target.resolve("ABOUT.txt")).hasContent("JPEG copy of CIFAR-10");
    assertThat(names(from)).doesNotContain("ABOUT.txt");
  }

  @Test
  void a_copy_of_write_protected_files_can_be_written() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    assertThat(from.resolve("test_batch.bin").toFile().setReadOnly()).isTrue();
    installation().take(from, Optional.empty());
    assertThat(Files.getPosixFilePermissions(target.resolve("test_batch.bin")))
        .contains(PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void keeps_a_folders_own_about_file() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    Files.writeString(from.resolve("ABOUT.txt"), "from a friend");
    assertThat(installation().take(from, Optional.empty()).label()).contains("from a friend");
  }

  @Test
  void takes_the_folder_around_the_archives_own() throws IOException {
    TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine/cifar-10-batches-bin"));
    assertThat(installation().take(place.resolve("mine"), Optional.empty()).test().size())
        .isEqualTo(4);
  }

  @Test
  void takes_an_archive() throws IOException {
    Path archive = Files.write(place.resolve("mine.tar.gz"), ARCHIVE);
    assertThat(installation().take(archive, Optional.empty()).label())
        .startsWith("unrecognised copy of CIFAR-10, sha256 ");
  }

  @Test
  void a_mirror_must_have_the_official_archive_too() throws IOException {
    byte[] other = TarFile.of(TinyCifar.CIFAR_100).bytes();
    URI nowhere = URI.create("http://127.0.0.1:9/nothing.tar.gz");
    Installation official =
        new Installation(
            TinyCifar.published(TinyCifar.CIFAR_10, nowhere, ARCHIVE, md5(ARCHIVE)), target);
    try (LoopbackServer mirror = new LoopbackServer(ARCHIVE);
        LoopbackServer wrong = new LoopbackServer(Arrays.copyOf(other, ARCHIVE.length))) {
      assertThatThrownBy(
              () -> official.from(wrong.uri().toString()).download(ProgressListener.NONE))
          .hasMessageContaining("not the official " + md5(ARCHIVE));
      assertThat(
              official.from(mirror.uri().toString()).download(ProgressListener.NONE).train().size())
          .isEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mirror.example.org/a.tar.gz", "file:///tmp/a.tar.gz", "http:// x"})
  void a_mirror_has_an_address_on_the_web(String address) {
    assertThatThrownBy(() -> installation().from(address))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("'%s' is no address of an archive".formatted(address));
  }

  @Test
  void takes_cifar_100_too_and_each_set_only_as_what_it_is() throws IOException {
    Path hundred = TinyCifar.write(TinyCifar.CIFAR_100, place.resolve("hundred"));
    Dataset data =
        new Installation(TinyCifar.CIFAR_100, datasets.resolve("cifar-100"))
            .take(hundred, Optional.empty());
    assertThat(data.train().classNames()).hasSize(100).contains("aquarium_fish");
    assertThat(names(datasets.resolve("cifar-100")))
        .containsExactly("fine_label_names.txt", "test.bin", "train.bin");

    Path ten = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("ten"));
    assertThatThrownBy(
            () ->
                new Installation(KnownFiles.ALL.get(1), place.resolve("x"))
                    .take(ten, Optional.empty()))
        .isInstanceOf(BadDataException.class)
        .hasMessage(ten + " is CIFAR-10, not CIFAR-100; ./lab data cifar10 --from takes it");
  }

  @Test
  void refuses_a_broken_folder_and_leaves_nothing_behind() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    byte[] bytes = Files.readAllBytes(from.resolve("test_batch.bin"));
    bytes[0] = 77;
    Files.write(from.resolve("test_batch.bin"), bytes);
    assertThatThrownBy(() -> installation().take(from, Optional.empty()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("has label 77 in record 0");
    assertThat(names(datasets)).isEmpty();
  }

  @Test
  void refuses_to_replace_a_folder() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    Files.createDirectories(target);
    Files.writeString(target.resolve("notes"), "precious");
    assertThatThrownBy(() -> installation().take(from, Optional.empty()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("is there already; move it away");
    assertThat(target.resolve("notes")).hasContent("precious");
  }

  @Test
  void two_at_once_do_not_take_each_others_files_away() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    Files.createDirectories(datasets);
    try (InstallationLock other = InstallationLock.at(datasets.resolve(".cifar-10.lock"), target)) {
      assertThat(other).isNotNull();
      assertThatThrownBy(() -> installation().take(from, Optional.empty()))
          .isInstanceOf(IOException.class)
          .hasMessage("another process is making %s; let it finish".formatted(target));
    }
    installation().take(from, Optional.empty());
    assertThat(names(datasets)).containsExactly("cifar-10");
  }

  @Test
  void what_an_interrupted_command_left_does_not_matter() throws IOException {
    Path from = TinyCifar.write(TinyCifar.CIFAR_10, place.resolve("mine"));
    Path left = Files.createDirectories(datasets.resolve(".cifar-10.part"));
    Files.writeString(left.resolve("data_batch_1.bin"), "half");
    installation().take(from, Optional.empty());
    assertThat(names(datasets)).containsExactly("cifar-10");
  }

  @Test
  void refuses_a_source_that_is_not_there_and_a_long_winded_description() {
    assertThatThrownBy(() -> installation().take(place.resolve("none"), Optional.empty()))
        .isInstanceOf(BadDataException.class)
        .hasMessage("--from: there is no " + place.resolve("none"));
    for (String text : List.of(" ", "two\nlines", "x".repeat(121))) {
      assertThatThrownBy(() -> installation().take(place, Optional.of(text)))
          .isInstanceOf(BadDataException.class)
          .hasMessageStartingWith("--about needs one line of 1 to 120 characters");
    }
  }

  @Test
  void a_disk_without_room_is_known_before_anything_is_written() throws IOException {
    Files.createDirectories(datasets);
    assertThatThrownBy(() -> Folders.requireSpace(datasets, Long.MAX_VALUE))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("the disk of " + datasets, "are needed; make room");
  }

  @Test
  void a_disk_that_fills_up_or_may_not_be_written_is_said_in_one_line() {
    assertThat(Folders.explained(new FileSystemException("/d/f", null, "No space left on device")))
        .hasMessage(
            "the disk is full: cannot write /d/f; make room, or choose another folder with --to");
    assertThat(Folders.explained(new FileSystemException("/d/f", null, "Read-only file system")))
        .hasMessage("no permission for /d/f; choose another folder with --to");
  }

  private Installation installation() {
    return new Installation(TinyCifar.CIFAR_10, target);
  }

  private Installation installation(LoopbackServer server, String md5) {
    return new Installation(
        TinyCifar.published(TinyCifar.CIFAR_10, server.uri(), ARCHIVE, md5), target);
  }

  private static String md5(byte[] bytes) {
    return Hash.hex(Hash.md5().digest(bytes));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
