package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersCopiesTest {

  @TempDir Path home;
  private Path original;
  private Path copy;
  private ReadersCopies copies;

  @BeforeEach
  void write() throws IOException {
    Path originals = Files.createDirectory(home.resolve("notebooks"));
    original = Files.writeString(originals.resolve("one.ipynb"), "first");
    Files.writeString(originals.resolve("setup.jshell"), "import java.util.*;");
    copies = new ReadersCopies(originals, home.resolve("mine"));
    copy = home.resolve("mine/one.ipynb");
  }

  @Test
  void are_made_with_what_they_load() throws IOException {
    assertThat(copies.refresh()).isEmpty();

    assertThat(copy).hasContent("first");
    assertThat(home.resolve("mine/setup.jshell")).hasContent("import java.util.*;");
    assertThat(copies.of(original)).isEqualTo(copy);
  }

  @Test
  void follow_their_originals_until_they_are_changed() throws IOException {
    copies.refresh();
    Files.writeString(original, "second");

    assertThat(copies.refresh()).isEmpty();
    assertThat(copy).hasContent("second");
    Files.writeString(original, "third");
    copies.refresh();
    assertThat(copy).hasContent("third");
  }

  @Test
  void follow_although_the_making_of_the_last_ones_was_cut_off() throws IOException {
    copies.refresh();
    Files.delete(home.resolve("mine/.copied.json"));
    copies.refresh();
    Files.writeString(original, "second");

    assertThat(copies.refresh()).isEmpty();
    assertThat(copy).hasContent("second");
  }

  @Test
  void stay_as_their_reader_left_them() throws IOException {
    copies.refresh();
    Files.writeString(copy, "my own thoughts");

    assertThat(copies.refresh()).as("the original is the same").isEmpty();
    Files.writeString(original, "second");
    assertThat(copies.refresh()).containsExactly(copy);
    assertThat(copies.refresh()).as("still").containsExactly(copy);
    assertThat(copy).hasContent("my own thoughts");
  }

  @Test
  void come_again_when_they_were_deleted() throws IOException {
    copies.refresh();
    Files.writeString(copy, "my own thoughts");
    copies.refresh();
    Files.delete(copy);

    assertThat(copies.refresh()).isEmpty();
    assertThat(copy).hasContent("first");
  }

  @Test
  void leave_other_notebooks_alone() throws IOException {
    Path own = Files.writeString(Files.createDirectory(copy.getParent()).resolve("own.ipynb"), "x");

    copies.refresh();

    assertThat(own).hasContent("x");
    assertThat(copies.of(own)).isEqualTo(own);
  }
}
