package org.residuallab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void a_full_disk_is_known_by_the_room_left_in_whatever_language_the_system_says_it() {
    String german = "Auf dem Gerät ist kein Speicherplatz mehr verfügbar";

    assertThat(DiskFullException.explains(german, 4096)).isTrue();
    assertThat(DiskFullException.explains(german, 1L << 30)).isFalse();
    assertThat(DiskFullException.explains("Disk quota exceeded", 1L << 30)).isTrue();
    assertThat(DiskFullException.explains(null, 1L << 30)).isFalse();
  }

  @Test
  void a_writing_that_fails_leaves_the_old_file_and_nothing_else() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    aside -> {
                      Files.writeString(aside, "ne");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(DiskFullException.class);

    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void what_a_link_leads_to_is_replaced_and_not_the_link() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

    AtomicFile.writeString(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void what_a_link_leads_to_is_written_though_it_is_not_there_yet() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("other/file"));

    AtomicFile.writeString(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("other/file")).hasContent("new");
  }

  @Test
  void a_link_to_itself_is_named() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

    assertThatThrownBy(() -> AtomicFile.writeString(link, "new"))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("link is a link that leads back to itself");
  }

  @Test
  void a_device_stays_one() {
    assertThatThrownBy(() -> AtomicFile.writeString(Path.of("/dev/null"), "new"))
        .isInstanceOf(IOException.class)
        .hasMessage("/dev/null is no file that can be replaced; choose another");
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }
}
