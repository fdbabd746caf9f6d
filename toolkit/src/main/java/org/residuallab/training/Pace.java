package org.residuallab.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When to do again what should be done often, but take no more than a hundredth of the time. */
final class Pace {

  private static final long SHARE = 100;

  private final long interval;
  private final LongSupplier nanos;
  private long last;
  private long cost;
  private long costBefore;

  Pace(Duration interval) {
    this(interval, System::nanoTime);
  }

  Pace(Duration interval, LongSupplier nanos) {
    this.interval = interval.toNanos();
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  boolean isDue() {
    // A slow disk is slow each time. A process that was stopped, or a machine that slept, while it
    // wrote was slow once.
    return nanos.getAsLong() - last > Math.max(interval, SHARE * Math.min(cost, costBefore));
  }

  /** Takes note that it was done, from then until now. */
  void doneSince(long begun) {
    last = nanos.getAsLong();
    costBefore = cost;
    cost = last - begun;
  }
}
