package org.residuallab.text;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
public final class DurationText {

  private DurationText() {}

  /** {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 4 min}, {@code 5 d 3 h}. */
  public static String of(Duration time) {
    if (time.toDays() > 0) {
      return String.format(Locale.ROOT, "%d d %d h", time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%d h %d min", time.toHours(), time.toMinutesPart());
    }
    if (time.toMinutes() > 0) {
      return String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%d s", time.toSeconds());
  }
}
