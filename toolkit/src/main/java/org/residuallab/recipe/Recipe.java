package org.residuallab.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.residuallab.files.WrongField;
import org.residuallab.model.Optimizer;

/**
 * How a network is trained: the paper's CIFAR-10 recipe (section 4.2) and its scaled versions.
 *
 * <pre>{@code
 * var brief = Recipe.PAPER.scaledTo(1000);
 * System.out.println("the rate drops after " + brief.drops());
 * }</pre>
 *
 * @param batchSize images of a mini-batch
 * @param iterations mini-batches in all
 * @param drops iterations after which the learning rate is divided by ten
 * @param optimizer first learning rate, momentum and weight decay
 * @param warmUp how very deep networks begin; null where a network begins at its full rate
 * @param augment whether to pad by 4 and crop and flip at random
 * @param heldOut training images kept back for validation; 0 trains on all 50,000
 * @param evaluations how often the test error is measured, evenly spread, the last at the end
 * @param testImages test images it is measured on, from the first on
 */
public record Recipe(
    int batchSize,
    int iterations,
    List<Integer> drops,
    Optimizer optimizer,
    @JsonInclude(JsonInclude.Include.NON_NULL) WarmUp warmUp,
    boolean augment,
    int heldOut,
    int evaluations,
    int testImages) {

  /**
   * A small rate at the start, until the network has begun to learn. The paper needs it for 110
   * layers: "0.01 to warm up the training until the training error is below 80% (about 400
   * iterations)".
   *
   * <p>The training error is the mean over the last pass through the 50,000 training images, 391
   * mini-batches of 128: an error of all of them, known to a fifth of a point, and known for the
   * first time after about the 400 iterations of the paper. Fewer mini-batches see the error's
   * first dip: the mean over ten was below 80 % after 37 iterations of 110 layers, which then stood
   * at 89 % for hundreds more at the full rate.
   *
   * @param learningRate rate of the warm-up
   * @param untilError training error, as a fraction, below which it ends
   * @param smoothedOver mini-batches over which the training error is taken, as many of which must
   *     be done; null in runs of earlier versions, which took ten
   */
  public record WarmUp(
      double learningRate,
      double untilError,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer smoothedOver) {

    /** The paper's, for 110 layers and more. */
    public static final WarmUp PAPER = new WarmUp(0.01, 0.8, 391);

    /** Depth from which the paper warms up. */
    public static final int FROM_DEPTH = 110;

    private static final int EARLIER = 10;

    /**
     * @throws IllegalArgumentException if the error is taken over no mini-batch
     */
    public WarmUp {
      if (smoothedOver != null) {
        atLeast(
            1,
            smoothedOver,
            "smoothed_over",
            "an error is taken over 1 mini-batch or more, not %d");
      }
    }

    /** Mini-batches over which the training error is taken. */
    public int window() {
      return ofEarlierVersion() ? EARLIER : smoothedOver;
    }

    /** Whether a run began with it that an earlier version made, in its way. */
    public boolean ofEarlierVersion() {
      return smoothedOver == null;
    }
  }

  private static final int PAPER_ITERATIONS = 64_000;

  /** 64,000 iterations of 128 images, rate 0.1 divided at 32,000 and 48,000. */
  public static final Recipe PAPER =
      new Recipe(128, 64_000, List.of(32_000, 48_000), Optimizer.PAPER, null, true, 0, 160, 10_000);

  /**
   * @throws IllegalArgumentException if there is nothing to train, or a count is negative
   */
  public Recipe {
    drops = List.copyOf(drops);
    // So runs of the first form say that there is none.
    warmUp = warmUp != null && Double.isNaN(warmUp.learningRate()) ? null : warmUp;
    atLeast(1, iterations, "iterations", "%d iterations train nothing; ask for 1 or more");
    atLeast(1, batchSize, "batch_size", "a mini-batch has 1 image or more, not %d");
    atLeast(0, heldOut, "held_out", "0 or more images can be held out, not %d");
    atLeast(1, evaluations, "evaluations", "the test error is measured once or more, not %d times");
    atLeast(1, testImages, "test_images", "a test takes 1 image or more, not %d");
  }

  private static void atLeast(int least, int value, String field, String fault) {
    if (value < least) {
      throw new WrongField(fault.formatted(value), field);
    }
  }

  /**
   * This recipe in so many iterations: the schedule shrinks or grows with them, and so does the
   * first rate where it is the usual one of this recipe's length.
   */
  public Recipe scaledTo(int newIterations) {
    List<Integer> newDrops =
        drops.stream()
            .map(drop -> (int) Math.round((double) drop * newIterations / iterations))
            .toList();
    double rate = optimizer.learningRate();
    return new Recipe(
        batchSize,
        newIterations,
        newDrops,
        new Optimizer(
            rate == usualRate(iterations) ? usualRate(newIterations) : rate,
            optimizer.momentum(),
            optimizer.weightDecay()),
        warmUp,
        augment,
        heldOut,
        evaluations,
        testImages);
  }

  /**
   * Below a tenth of the paper's budget the first rate is 0.02 instead of 0.1. At 0.1, networks of
   * 56 layers stand still for their first hundred iterations and more: nothing among 64,000, but
   * most of a small budget.
   */
  private static double usualRate(int iterations) {
    return iterations < PAPER_ITERATIONS / 10 ? 0.02 : Optimizer.PAPER.learningRate();
  }

  /** This recipe with other sizes of its mini-batches and its test. */
  public Recipe withSizes(int newBatchSize, int newEvaluations, int newTestImages) {
    return new Recipe(
        newBatchSize,
        iterations,
        drops,
        optimizer,
        warmUp,
        augment,
        heldOut,
        newEvaluations,
        newTestImages);
  }

  /** This recipe with the warm-up that a network of that many layers needs at any budget. */
  public Recipe forDepth(int depth) {
    return depth >= WarmUp.FROM_DEPTH ? with(WarmUp.PAPER) : this;
  }

  /** This recipe with another beginning; null for none. */
  public Recipe with(WarmUp other) {
    return new Recipe(
        batchSize, iterations, drops, optimizer, other, augment, heldOut, evaluations, testImages);
  }

  /** Whether the test error is measured after so many iterations. */
  public boolean evaluatesAfter(int done) {
    if (testsUnevenly()) {
      return evaluationsUntil(done) > evaluationsUntil(done - 1);
    }
    int step = Math.max(1, iterations / evaluations);
    return done == iterations || (done % step == 0 && done + step <= iterations);
  }

  /**
   * Whether the tests cannot stand one number of iterations apart without becoming more than were
   * asked for. Earlier versions then made more.
   */
  public boolean testsUnevenly() {
    return evaluations <= iterations && iterations / (iterations / evaluations) > evaluations;
  }

  private long evaluationsUntil(int done) {
    return (long) done * evaluations / iterations;
  }
}
