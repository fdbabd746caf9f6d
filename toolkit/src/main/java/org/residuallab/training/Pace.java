package org.residuallab.training;

import java.time.Duration;

/** When to do again what should be done often, but take no more than a hundredth of the time. */
final class Pace {

  private static final long SHARE = 100;

  private final long interval;
  private long last = System.nanoTime();
  private long cost;

  Pace(Duration interval) {
    this.interval = interval.toNanos();
  }

  boolean isDue() {
    return System.nanoTime() - last > Math.max(interval, SHARE * cost);
  }

  /** Takes note that it was done, from then until now. */
  void doneSince(long begun) {
    last = System.nanoTime();
    cost = last - begun;
  }
}
