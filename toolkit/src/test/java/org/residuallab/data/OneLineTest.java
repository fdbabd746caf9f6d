package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void is_cut_between_letters_also_where_a_letter_is_a_pair() {
    for (int before = 114; before < 120; before++) {
      String line = OneLine.of("x".repeat(before) + "\uD83D\uDE00".repeat(5));

      assertThat(line).endsWith("...").hasSizeLessThanOrEqualTo(OneLine.MAX_LENGTH);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line)).isTrue();
    }
  }
}
