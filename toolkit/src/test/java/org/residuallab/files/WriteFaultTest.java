package org.residuallab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteFaultTest {

  private static final long PLENTY = 1L << 40;

  @TempDir Path folder;

  @Test
  void a_full_disk_is_said_with_file_reason_and_remedy() {
    assertThatThrownBy(() -> write(new IOException("No space left on device")))
        .isInstanceOf(DiskFullException.class)
        .hasMessage(
            folder.resolve("picture.svg")
                + " cannot be written: its disk, or your share of it, is full (No space left on"
                + " device); make room, then give the same command again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Disk quota exceeded",
        "Der zugewiesene Plattenplatz (Quota) ist überschritten",
        "Débordement du quota d'espace disque",
        "Se ha excedido la cuota de disco",
        "Превышена дисковая квота",
        "ディスク使用量制限を超過しました",
        "超出磁盘限额"
      })
  void a_quota_is_known_in_the_users_language(String reason) {
    assertThat(WriteFault.of(Path.of("run.json"), new IOException(reason), PLENTY))
        .isInstanceOf(DiskFullException.class)
        .hasMessageStartingWith("run.json cannot be written: ")
        .hasMessageContaining(reason);
  }

  @Test
  void a_disk_that_fails_or_can_only_be_read_is_said_with_file_reason_and_remedy() {
    assertThat(WriteFault.of(Path.of("run.json"), new IOException("Input/output error"), PLENTY))
        .isNotInstanceOf(DiskFullException.class)
        .hasMessage(
            "run.json cannot be written: Input/output error; see to its disk or to the connection with it, then give the same command again");
    assertThat(
            WriteFault.of(
                Path.of("run.json"),
                new FileSystemException(".run.json.part", null, "Read-only file system"),
                PLENTY))
        .hasMessage(
            "run.json cannot be written: Read-only file system; its disk can only be read from: make it writable, then give the same command again");
  }

  @Test
  void what_names_its_file_by_itself_stays_as_it_is_but_for_the_name() {
    NotDirectoryException own = new NotDirectoryException("runs");

    assertThat(WriteFault.of(Path.of("runs/run.json"), own, PLENTY)).isSameAs(own);
    assertThat(
            WriteFault.of(
                Path.of("run.json"), new AccessDeniedException(".run.json-17.part"), PLENTY))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("run.json");
  }

  @Test
  void the_room_left_is_that_of_the_nearest_folder_there_is() throws Exception {
    assertThat(WriteFault.left(folder.resolve("not/there/yet")))
        .isCloseTo(
            Files.getFileStore(folder).getUsableSpace(),
            org.assertj.core.data.Percentage.withPercentage(50));
  }

  private void write(IOException failure) throws IOException {
    AtomicFile.write(
        folder.resolve("picture.svg"),
        aside -> {
          throw failure;
        });
  }

  @Test
  void a_name_that_speaks_of_quotas_is_no_quota() {
    Path file = Path.of("/srv/quotes/x.svg");
    String denied = "/srv/quotes/.x.svg.part (Read-only file system)";
    assertThat(WriteFault.of(file, new FileNotFoundException(denied), PLENTY))
        .isNotInstanceOf(DiskFullException.class)
        .hasMessageContaining("cannot be written: Read-only file system; its disk can only");
    assertThat(
            WriteFault.of(
                file,
                new FileSystemException("/srv/quotes/.x", null, "Input/output error"),
                PLENTY))
        .isNotInstanceOf(DiskFullException.class);
  }

  @Test
  void a_disk_that_can_only_be_read_is_not_full_though_it_has_no_room() {
    assertThat(WriteFault.of(Path.of("run.json"), new IOException("Read-only file system"), 0))
        .isNotInstanceOf(DiskFullException.class)
        .hasMessageContaining("its disk can only be read from: make it writable");
  }
}
