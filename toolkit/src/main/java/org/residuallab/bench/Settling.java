package org.residuallab.bench;

/**
 * How long an engine computes before it is measured, and how long a turn of it takes at least.
 *
 * @param least seconds before the first turn
 * @param most seconds after which it is measured though it still gets faster
 * @param turn seconds
 */
record Settling(double least, double most, double turn) {

  /**
   * Java compiles what is called often: a step of one image is called often only after a while. And
   * a few such steps are over before the processor's caches and clock are where they stay.
   */
  static final Settling USUAL = new Settling(3, 10, 1);

  /** The same after so many seconds, fast enough or not. */
  Settling after(double seconds) {
    return new Settling(seconds, seconds, turn);
  }
}
