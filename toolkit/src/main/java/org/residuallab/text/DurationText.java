package org.residuallab.text;

import java.time.Duration;

/** Durations as people say them. */
public final class DurationText {

  private DurationText() {}

  /** {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 4 min}, {@code 5 d 3 h}. */
  public static String of(Duration time) {
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    if (time.toMinutes() > 0) {
      return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
    return "%d s".formatted(time.toSeconds());
  }
}
