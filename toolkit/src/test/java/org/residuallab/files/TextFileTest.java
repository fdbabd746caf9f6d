package org.residuallab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

  @TempDir Path folder;

  @Test
  void a_text_is_read_up_to_its_limit() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "naïve");

    assertThat(TextFile.read(file, 6)).isEqualTo("naïve");
    assertThatThrownBy(() -> TextFile.read(file, 5)).hasMessageStartingWith(file + " is damaged");
  }

  @Test
  void the_mark_with_which_some_editors_begin_a_file_is_none_of_the_text() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "\uFEFF{}");

    assertThat(TextFile.read(file)).isEqualTo("{}");
  }

  @Test
  void a_file_of_three_gigabytes_is_refused_unread() throws Exception {
    Path file = folder.resolve("run.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }

    assertThatThrownBy(() -> TextFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " is damaged: it is longer than the 256 MB that such a file can have");
  }
}
