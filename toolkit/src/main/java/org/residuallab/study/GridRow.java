package org.residuallab.study;

import java.util.Locale;

/**
 * A run of a study that is made elsewhere, as far as it is known here.
 *
 * @param run its name
 * @param state whether it waits, runs or has ended
 * @param host the machine it is or was on; empty before
 * @param done iterations
 * @param of iterations in all
 * @param imagesPerSecond training images a second, as last heard; not a number where none was
 * @param reason why it failed; empty where it did not
 */
public record GridRow(
    String run, State state, String host, int done, int of, double imagesPerSecond, String reason) {

  /** What becomes of a run. */
  public enum State {
    /** It waits for a machine. */
    TO_DO,
    /** It is on one. */
    RUNNING,
    /** It has come to its outcome. */
    DONE,
    /** It has not, or is left to somebody else. */
    FAILED;

    /** {@code to do}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** A cell of a study before anything is done. */
  public static GridRow of(StudyCell cell) {
    int iterations = cell.plan().recipe().iterations();
    int done = cell.state().map(state -> state.run().metrics().size()).orElse(0);
    State state = cell.isDone() ? State.DONE : State.TO_DO;
    return new GridRow(cell.plan().name(), state, "", done, iterations, Double.NaN, "");
  }

  /** The same on a machine. */
  public GridRow on(String machine) {
    return new GridRow(run, State.RUNNING, machine, done, of, Double.NaN, "");
  }

  /** The same after so many iterations. */
  public GridRow at(int iterations, double speed) {
    return new GridRow(run, state, host, iterations, of, speed, reason);
  }

  /** The same, come to its outcome. */
  public GridRow ended() {
    return new GridRow(run, State.DONE, host, of, of, imagesPerSecond, "");
  }

  /** The same, failed. */
  public GridRow failed(String why) {
    return new GridRow(run, State.FAILED, host, done, of, imagesPerSecond, why);
  }
}
