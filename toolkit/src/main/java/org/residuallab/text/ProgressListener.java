package org.residuallab.text;

/**
 * Hears how far a piece of work is: to draw a bar, or to write a line now and then.
 *
 * <pre>{@code
 * ProgressListener lines = progress -> System.out.println(progress.text());
 * }</pre>
 */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = progress -> {};

  /** Called after every step, on the thread that works: be quick. */
  void at(ProgressBar progress);
}
