package org.residuallab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.residuallab.data.fetch.TransferListener;
import org.residuallab.text.DurationText;

/** A download's progress: a bar in place on a terminal, a line every tenth in a file. */
final class TransferBar implements TransferListener {

  private static final int WIDTH = 24;
  private static final Duration REFRESH = Duration.ofMillis(250);

  private final PrintWriter out;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private long shown = begun - REFRESH.toNanos();
  private long first = -1;
  private long lastTenth;
  private int lastLength;

  TransferBar(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void moved(long done, long total) {
    if (first < 0) {
      first = done; // What an earlier attempt fetched says nothing about this one's speed.
    }
    long now = System.nanoTime();
    boolean end = done == total;
    if (terminal && (end || now - shown >= REFRESH.toNanos())) {
      shown = now;
      redraw(line(done, total, now), end);
    } else if (!terminal && total > 0 && 10 * done / total > lastTenth) {
      lastTenth = 10 * done / total;
      out.println(line(done, total, now));
      out.flush();
    }
  }

  private void redraw(String line, boolean end) {
    out.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
    if (end) {
      out.println();
    }
    out.flush();
    lastLength = line.length();
  }

  private String line(long done, long total, long now) {
    double seconds = Math.max(1e-3, (now - begun) / 1e9);
    double speed = (done - first) / seconds;
    String rate = "%.1f MB/s".formatted(speed / 1e6);
    if (total < 0) {
      return "%.1f MB  %s".formatted(done / 1e6, rate);
    }
    int filled = (int) (WIDTH * done / Math.max(1, total));
    String left =
        speed > 0 ? DurationText.of(Duration.ofSeconds((long) ((total - done) / speed))) : "?";
    return "[%s%s] %.1f of %.1f MB  %s  %s left"
        .formatted(
            "=".repeat(filled), " ".repeat(WIDTH - filled), done / 1e6, total / 1e6, rate, left);
  }
}
