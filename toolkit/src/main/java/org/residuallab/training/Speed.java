package org.residuallab.training;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Images a second over the last iterations, from the times of their ends. */
final class Speed {

  private static final int WINDOW = 20;

  private final int batchSize;
  private final Deque<Long> durations = new ArrayDeque<>();
  private long sum;
  private long begun;

  Speed(int batchSize) {
    this.batchSize = batchSize;
  }

  void begin() {
    begun = System.nanoTime();
  }

  void end() {
    long duration = System.nanoTime() - begun;
    durations.addLast(duration);
    sum += duration;
    if (durations.size() > WINDOW) {
      sum -= durations.removeFirst();
    }
  }

  double imagesPerSecond() {
    return sum == 0 ? 0 : durations.size() * batchSize * 1e9 / sum;
  }

  Duration timeFor(int iterations) {
    return durations.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(sum / durations.size() * iterations);
  }
}
