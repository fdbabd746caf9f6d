package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.residuallab.text.ProgressBar;

class TerminalBarTest {

  private static final int NO_TERMINAL = 0;

  private final StringWriter text = new StringWriter();

  @Test
  void a_file_gets_a_line_every_tenth_of_each_piece_of_work() {
    TerminalBar bar = bar(NO_TERMINAL);
    bar.beginAt(progress("one", 30));
    for (int done = 31; done <= 100; done++) {
      bar.at(progress("one", done));
      bar.at(progress("two", done));
    }
    assertThat(text.toString().lines())
        .filteredOn(line -> line.startsWith("one"))
        .hasSize(7)
        .first()
        .isEqualTo("one  40 of 100  fine");
    assertThat(text.toString().lines()).filteredOn(line -> line.startsWith("two")).hasSize(8);
    assertThat(text.toString()).doesNotContain("\r", "\u001b");
  }

  @Test
  void a_terminal_gets_one_line_drawn_in_place_that_never_breaks() {
    TerminalBar bar = bar(40);
    bar.at(progress("one", 1));
    bar.at(progress("one", 100));
    assertThat(text.toString().lines()).hasSize(3); // Each carriage return counts as an end.
    assertThat(text.toString())
        .isEqualTo(
            "\u001b[?7l\r\u001b[K[               ] one  1 of 100  fine\u001b[?7h"
                + "\u001b[?7l\r\u001b[K[===============] one  100 of 100  fine\u001b[?7h\n");
  }

  @Test
  void what_is_said_meanwhile_begins_on_a_line_of_its_own() {
    TerminalBar bar = bar(80);
    bar.leave();
    assertThat(text.toString()).isEmpty();
    bar.at(progress("one", 1));
    bar.leave();
    bar.leave();
    assertThat(text.toString()).endsWith("fine\u001b[?7h\n");
  }

  @Test
  void work_of_unknown_length_is_silent_in_a_file() {
    bar(NO_TERMINAL).at(new ProgressBar("one", 50, ProgressBar.UNKNOWN, ""));
    assertThat(text.toString()).isEmpty();
  }

  private static ProgressBar progress(String label, int done) {
    return new ProgressBar(label, done, 100, "fine");
  }

  private TerminalBar bar(int columns) {
    return new TerminalBar(new PrintWriter(text), columns);
  }
}
