package org.residuallab.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotebooksTest {

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void writeNotebooks() throws IOException {
    folder = Files.createDirectory(home.resolve("notebooks"));
    for (String file : new String[] {"02-b.ipynb", "01-a.ipynb", "01-aa.ipynb", "setup.jshell"}) {
      Files.createFile(folder.resolve(file));
    }
  }

  @Test
  void are_in_name_order() throws IOException {
    assertThat(Notebooks.in(folder).files().stream().map(Notebooks::name))
        .containsExactly("01-a", "01-aa", "02-b");
  }

  @Test
  void are_found_by_name_suffix_first_letters_or_path() throws IOException {
    Notebooks notebooks = Notebooks.in(folder);
    Path b = folder.resolve("02-b.ipynb");

    assertThat(notebooks.named("02-b")).isEqualTo(b);
    assertThat(notebooks.named("02-b.ipynb")).isEqualTo(b);
    assertThat(notebooks.named("notebooks/02-b.ipynb")).isEqualTo(b);
    assertThat(notebooks.named("02")).isEqualTo(b);
    assertThatThrownBy(() -> notebooks.named("/02-b.ipynb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no notebook '/02-b.ipynb': there is no such file");
    assertThat(notebooks.named(b.toString())).isEqualTo(b);
  }

  @Test
  void of_another_folder_are_none_of_this_one() throws IOException {
    Notebooks notebooks = Notebooks.in(folder);

    assertThatThrownBy(() -> notebooks.named("my-notebooks/02-b.ipynb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no notebook 'my-notebooks/02-b.ipynb': there is no such file");
  }

  @Test
  void prefer_the_whole_name_to_its_first_letters() throws IOException {
    assertThat(Notebooks.in(folder).named("01-a")).isEqualTo(folder.resolve("01-a.ipynb"));
  }

  @Test
  void that_are_torn_or_none_are_named() throws IOException {
    Path file = folder.resolve("02-b.ipynb");
    for (String text : List.of("", "{\"cells\": [", "[".repeat(100_000), "[]", "{\"cells\": 3}")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> Notebooks.requireNotebook(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(file + " is no notebook: ");
    }
    Files.writeString(file, "{\"cells\": []}");
    assertThatCode(() -> Notebooks.requireNotebook(file)).doesNotThrowAnyException();
  }

  @Test
  void that_do_not_exist_are_answered_with_those_that_do() throws IOException {
    Notebooks notebooks = Notebooks.in(folder);

    assertThatThrownBy(() -> notebooks.named("03"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no notebook '03'; there are: 01-a, 01-aa, 02-b");
    assertThatThrownBy(() -> notebooks.named("01"))
        .hasMessage("more than one notebook '01'; there are: 01-a, 01-aa, 02-b");
  }
}
