package org.residuallab.study;

/** Sees the runs of a study that are made elsewhere. */
public interface GridListener {

  /**
   * How many runs are where.
   *
   * @param toDo waiting for a machine
   * @param running on one
   * @param done come to their outcome
   * @param failed or left to somebody else
   */
  record Tally(int toDo, int running, int done, int failed) {

    /** {@code 3 to do, 2 running, 1 done, 0 failed}. */
    @Override
    public String toString() {
      return "%d to do, %d running, %d done, %d failed".formatted(toDo, running, done, failed);
    }
  }

  /**
   * A run begins, or goes on, on that machine.
   *
   * @param again whether it was begun before and its machine was lost
   */
  void onBegin(String run, String host, boolean again, Tally tally);

  /** A run has come to its outcome. */
  void onDone(String run, Tally tally);

  /** A run has not, for that reason in a line. */
  void onFailed(String run, String reason, Tally tally);

  /**
   * How far a run is that goes on.
   *
   * @param imagesPerSecond training images a second over the last few seconds
   */
  void onIterations(String run, int done, int of, double imagesPerSecond);

  /** One line that the user should read. */
  void onNotice(String line);
}
