package org.residuallab.recipe;

/**
 * After which iterations errors are measured on images that are not trained on: evenly spread, the
 * last at the end. Where images are held out it is their error, and that of the test images but
 * once, at the end.
 *
 * @param iterations mini-batches in all
 * @param count how often, since those of {@code before}
 * @param validates whether images are held out
 * @param before those of the run that this one went on from; null where it began with first weights
 */
public record Evaluations(int iterations, int count, boolean validates, Evaluations before) {

  /** Whether the error is measured that is watched: of the images held out, else of the test's. */
  public boolean watchAfter(int done) {
    int begun = before == null ? 0 : before.iterations;
    if (done <= begun) {
      return before.watchAfter(done);
    }
    if (isUneven()) {
      return countUntil(done - begun) > countUntil(done - begun - 1);
    }
    int step = Math.max(1, own() / count);
    return done == iterations || ((done - begun) % step == 0 && done + step <= iterations);
  }

  /** Whether the validation error is measured. */
  public boolean validateAfter(int done) {
    return validates && watchAfter(done);
  }

  /** Whether the test error is measured. */
  public boolean testAfter(int done) {
    return validates
        ? done == iterations || (before != null && before.testAfter(done))
        : watchAfter(done);
  }

  /**
   * Whether the tests cannot stand one number of iterations apart without becoming more than were
   * asked for. Earlier versions then made more.
   */
  public boolean areUneven() {
    return isUneven() || (before != null && before.areUneven());
  }

  private boolean isUneven() {
    return count <= own() && own() / (own() / count) > count;
  }

  private int own() {
    return before == null ? iterations : iterations - before.iterations;
  }

  private long countUntil(int done) {
    return (long) done * count / own();
  }
}
