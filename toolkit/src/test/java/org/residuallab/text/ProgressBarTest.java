package org.residuallab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.residuallab.text.ProgressBar.Unit;

class ProgressBarTest {

  private static final ProgressBar TRAINING =
      new ProgressBar(
          "resnet-110",
          12_345,
          64_000,
          Unit.PIECE,
          List.of("training error 12.3 %", "test error 12.3 %", "12 h 3 min left", "923 images/s"));

  @Test
  void a_wide_terminal_shows_all_with_a_bar() {
    assertThat(TRAINING.text(200))
        .isEqualTo(
            "[====                    ] resnet-110  12,345 of 64,000  training error 12.3 %, test"
                + " error 12.3 %, 12 h 3 min left, 923 images/s");
  }

  @Test
  void a_terminal_of_80_columns_shows_how_far_how_well_and_how_long() {
    assertThat(TRAINING.text(79))
        .isEqualTo("12,345 of 64,000  training error 12.3 %, test error 12.3 %, 12 h 3 min left");
    assertThat(new ProgressBar("plain-20", 3, 12, "0:10 left").text(79))
        .isEqualTo("[======                  ] plain-20  3 of 12  0:10 left");
  }

  @Test
  void a_narrow_one_shows_what_there_is_room_for() {
    assertThat(TRAINING.text(40)).isEqualTo("12,345 of 64,000  training error 12.3 %");
    assertThat(TRAINING.text(20)).isEqualTo("12,345 of 64,000");
    assertThat(TRAINING.text(6)).isEqualTo("12,345");
  }

  @Property
  void no_line_is_longer_than_its_room(
      @ForAll @IntRange(min = 0, max = 200) int columns,
      @ForAll @IntRange(min = 0, max = 64_000) int done) {
    ProgressBar bar = new ProgressBar("resnet-110", done, 64_000, Unit.PIECE, TRAINING.details());
    assertThat(bar.text(columns)).hasSizeLessThanOrEqualTo(columns);
    if (columns >= bar.count().length()) {
      assertThat(bar.text(columns)).contains(bar.count());
    }
  }

  @Test
  void work_of_unknown_length_has_no_bar() {
    ProgressBar transfer =
        new ProgressBar("", 3_040_000, ProgressBar.UNKNOWN, Unit.BYTE, List.of("1.5 MB/s"));
    assertThat(transfer.text(79)).isEqualTo("3.0 MB  1.5 MB/s");
    assertThat(transfer.isWhole()).isFalse();
    assertThat(new ProgressBar("", 3_040_000, 162_170_000, Unit.BYTE, List.of()).text())
        .isEqualTo("3.0 of 162.2 MB");
  }

  @Test
  void impossible_progress_is_refused() {
    assertThatThrownBy(() -> new ProgressBar("", 4, 3, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no progress: 4 of 3 steps");
    assertThatThrownBy(() -> new ProgressBar("", 0, 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
