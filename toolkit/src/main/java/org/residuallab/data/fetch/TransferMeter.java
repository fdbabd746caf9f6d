package org.residuallab.data.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.text.DurationText;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressBar.Unit;

/** How far a transfer is, how fast, and how long it will take. */
final class TransferMeter {

  private final long total;
  private final long first;
  private final long begun = System.nanoTime();

  /**
   * @param first bytes that an earlier attempt left: they say nothing about this one's speed
   * @param total bytes in all, or -1 if the server does not say
   */
  TransferMeter(long first, long total) {
    this.first = first;
    this.total = total;
  }

  /** After so many bytes, those of an earlier attempt included. */
  ProgressBar at(long done) {
    double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    double speed = (done - first) / seconds;
    List<String> details = new ArrayList<>();
    if (total > done) {
      details.add(
          (speed > 0 ? DurationText.of(Duration.ofSeconds((long) ((total - done) / speed))) : "?")
              + " left");
    }
    details.add("%.1f MB/s".formatted(speed / 1e6));
    long known = total > 0 && total >= done ? total : ProgressBar.UNKNOWN;
    return new ProgressBar("", done, known, Unit.BYTE, details);
  }
}
