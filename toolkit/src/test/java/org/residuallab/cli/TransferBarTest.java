package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TransferBarTest {

  private final StringWriter text = new StringWriter();

  @Test
  void a_file_gets_a_line_every_tenth() {
    TransferBar bar = bar(false);
    for (long done = 0; done <= 20_000_000; done += 100_000) {
      bar.moved(done, 20_000_000);
    }
    assertThat(text.toString().lines()).hasSize(10);
    assertThat(text.toString().lines().toList().get(4))
        .startsWith("[============            ] 10.0 of 20.0 MB  ")
        .endsWith(" s left");
    assertThat(text.toString()).doesNotContain("\r");
  }

  @Test
  void a_terminal_gets_one_line_redrawn_in_place() {
    TransferBar bar = bar(true);
    bar.moved(0, 1_000_000);
    bar.moved(1_000_000, 1_000_000);
    assertThat(text.toString().lines().filter(line -> !line.isEmpty()).toList()).hasSize(2);
    assertThat(text.toString()).startsWith("\r[").endsWith("\n").contains("1.0 of 1.0 MB");
  }

  @Test
  void a_server_that_does_not_say_how_much_gets_no_bar() {
    bar(true).moved(2_500_000, -1);
    assertThat(text.toString()).startsWith("\r2.5 MB  ").doesNotContain("[").doesNotContain("left");
  }

  @Test
  void nothing_new_means_no_time_is_known() {
    bar(true).moved(500_000, 1_000_000);
    assertThat(text.toString()).contains("0.5 of 1.0 MB  0.0 MB/s  ? left");
  }

  private TransferBar bar(boolean terminal) {
    return new TransferBar(new PrintWriter(text), terminal);
  }
}
