package org.residuallab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentCellsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {0, -3600, 3600})
  void cuts_off_what_was_sent_before_a_failure_whatever_the_browsers_clock(int ahead) {
    SentCells cells = new SentCells();
    // The browser sends the first two at once; the second waits for the first, and fails.
    cells.received(START.plusSeconds(ahead), START);
    cells.received(START.plusSeconds(ahead), START.plusSeconds(5));
    assertThat(cells.isCutOff(START.plusSeconds(ahead))).isFalse();

    cells.failed(START.plusSeconds(9));

    assertThat(cells.isCutOff(START.plusSeconds(ahead))).isTrue();
    assertThat(cells.isCutOff(START.plusSeconds(ahead + 8))).isTrue();
    assertThat(cells.isCutOff(START.plusSeconds(ahead + 10))).isFalse();
  }
}
