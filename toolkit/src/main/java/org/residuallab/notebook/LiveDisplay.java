package org.residuallab.notebook;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;

/**
 * One place in a notebook's output whose content changes while a cell runs: a chart that grows, a
 * progress bar.
 *
 * <p>It takes the kernel's two functions rather than the kernel, so it works with each. Not safe
 * for use by several threads: a kernel gives to a cell only what the cell's own thread shows.
 *
 * <pre>{@code
 * LiveDisplay bar = live();
 * bar.show(new ProgressBar("networks", 1, 4, ""));
 * }</pre>
 */
public final class LiveDisplay implements ProgressListener {

  private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(500);

  private final Function<Object, String> show;
  private final BiConsumer<String, Object> update;
  private String id;
  private long refreshed;

  /**
   * @param show shows an object and returns the identity of its place
   * @param update replaces what is shown at the place of that identity
   */
  public LiveDisplay(Function<Object, String> show, BiConsumer<String, Object> update) {
    this.show = Objects.requireNonNull(show);
    this.update = Objects.requireNonNull(update);
  }

  /**
   * Shows an object, in the place of what was shown here before. A thread that was interrupted
   * stays so: neither can a kernel send from one, nor do fonts leave it interrupted.
   */
  public void show(Object shown) {
    boolean interrupted = Thread.interrupted();
    try {
      if (id == null) {
        id = show.apply(shown);
      } else {
        update.accept(id, shown);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    refreshed = System.nanoTime();
  }

  /** Shows a bar now and then while it grows, and the whole one. */
  @Override
  public void at(ProgressBar progress) {
    if (progress.isWhole()) {
      show(progress);
    } else {
      refresh(() -> progress);
    }
  }

  /**
   * Shows an object unless the last one came less than half a second ago: to be called after each
   * step, however short. Finish with {@link #show}, or the last steps may not be seen.
   *
   * @param shown makes the object; not asked when nothing is to be shown
   */
  public void refresh(Supplier<?> shown) {
    if (id == null || System.nanoTime() - refreshed >= BETWEEN_REFRESHES.toNanos()) {
      show(shown.get());
    }
  }
}
