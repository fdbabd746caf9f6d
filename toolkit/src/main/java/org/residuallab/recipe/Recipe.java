package org.residuallab.recipe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import org.residuallab.data.Augmentation;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageSet;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.ScaledCrop;
import org.residuallab.data.TrainingBatches;
import org.residuallab.files.WrongField;
import org.residuallab.model.Optimizer;
import org.residuallab.model.Precision;

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
 * @param precision of what the network computes with in training; it is tested in 32 bits
 * @param warmUp how very deep networks begin; null where a network begins at its full rate
 * @param augment whether training images vary from epoch to epoch
 * @param scaledCrop how, if not by padding by 4, crop and flip (section 4.2): at varying sizes, as
 *     in the paper's ImageNet training; null otherwise
 * @param heldOut training images kept back for validation; 0 trains on all 50,000
 * @param evaluations how often an error is measured on images that are not trained on, evenly
 *     spread, the last at the end: on those held out, or else on the test images
 * @param testImages test images it is measured on, from the first on
 * @param goesOnFrom how the iterations before were trained, where a run went on that had finished;
 *     rate, drops and evaluations then are those of the iterations after them
 */
public record Recipe(
    int batchSize,
    int iterations,
    List<Integer> drops,
    Optimizer optimizer,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UsualPrecision.class)
        Precision precision,
    @JsonInclude(JsonInclude.Include.NON_NULL) WarmUp warmUp,
    boolean augment,
    @JsonInclude(JsonInclude.Include.NON_NULL) ScaledCrop scaledCrop,
    int heldOut,
    int evaluations,
    int testImages,
    @JsonInclude(JsonInclude.Include.NON_NULL) Recipe goesOnFrom) {

  private static final int PAPER_ITERATIONS = 64_000;

  /** 64,000 iterations of 128 images, rate 0.1 divided at 32,000 and 48,000. */
  public static final Recipe PAPER =
      new Recipe(128, 64_000, List.of(32_000, 48_000), Optimizer.PAPER, null, true, 0, 160, 10_000);

  /**
   * @throws IllegalArgumentException if there is nothing to train, or a count is negative
   */
  public Recipe {
    drops = List.copyOf(drops);
    precision = precision == null ? Precision.FLOAT32 : precision;
    // So runs of the first form say that there is none.
    warmUp = warmUp != null && Double.isNaN(warmUp.learningRate()) ? null : warmUp;
    atLeast(1, iterations, "iterations", "%d iterations train nothing; ask for 1 or more");
    atLeast(1, batchSize, "batch_size", "a mini-batch has 1 image or more, not %d");
    atLeast(0, heldOut, "held_out", "0 or more images can be held out, not %d");
    atLeast(1, evaluations, "evaluations", "the error is measured once or more, not %d times");
    atLeast(1, testImages, "test_images", "a test takes 1 image or more, not %d");
    if (scaledCrop != null && !augment) {
      throw new WrongField("images that do not vary have no scaled crop", "scaled_crop");
    }
    if (goesOnFrom != null && goesOnFrom.iterations >= iterations) {
      throw new WrongField(
          "%d iterations are done before; a run goes on to more".formatted(goesOnFrom.iterations),
          "iterations");
    }
  }

  /** How a network is trained from its first weights on, in 32 bits. */
  public Recipe(
      int batchSize,
      int iterations,
      List<Integer> drops,
      Optimizer optimizer,
      WarmUp warmUp,
      boolean augment,
      int heldOut,
      int evaluations,
      int testImages) {
    this(
        batchSize,
        iterations,
        drops,
        optimizer,
        Precision.FLOAT32,
        warmUp,
        augment,
        null,
        heldOut,
        evaluations,
        testImages,
        null);
  }

  static void atLeast(int least, int value, String field, String fault) {
    if (value < least) {
      throw new WrongField(fault.formatted(value), field);
    }
  }

  /**
   * This recipe in so many iterations from first weights on: the schedule shrinks or grows with
   * them, and so does the first rate where it is the usual one of this recipe's length.
   */
  public Recipe scaledTo(int newIterations) {
    if (goesOnFrom != null) {
      return goesOnFrom.scaledTo(newIterations);
    }
    List<Integer> newDrops =
        drops.stream()
            .map(drop -> (int) Math.round((double) drop * newIterations / iterations))
            .toList();
    double rate = optimizer.learningRate();
    return new Recipe(
        batchSize,
        newIterations,
        newDrops,
        optimizer.with(rate == usualRate(iterations) ? usualRate(newIterations) : rate),
        precision,
        warmUp,
        augment,
        scaledCrop,
        heldOut,
        evaluations,
        testImages,
        null);
  }

  /**
   * Below a tenth of the paper's budget the first rate is 0.02 instead of 0.1. At 0.1, ResNet-56 is
   * held up in its first hundred iterations: nothing among 64,000, but among 600 it ends behind
   * ResNet-20 for that alone. The price: shallower networks would come further at 0.1.
   */
  private static double usualRate(int iterations) {
    return iterations < PAPER_ITERATIONS / 10 ? 0.02 : Optimizer.PAPER.learningRate();
  }

  /** This recipe with other sizes of its mini-batches and its test. */
  public Recipe withSizes(int newBatchSize, int newEvaluations, int newTestImages) {
    return copy(newBatchSize, precision, warmUp, newEvaluations, newTestImages);
  }

  /** The images as this recipe has them: made to fit its crop, where it has one. */
  public Dataset fitted(Dataset images) {
    return scaledCrop == null ? images : images.fitted(scaledCrop.fit());
  }

  /**
   * What a network that is trained so needs to be told of images.
   *
   * @param train the images to train on, {@link #fitted} and without those held out
   */
  public Preprocessing preprocessing(ImageSet train) {
    return scaledCrop == null ? Preprocessing.of(train) : scaledCrop.statistics().of(train);
  }

  /** Its mini-batches of these images, which are {@link #fitted}. */
  public TrainingBatches batches(ImageSet images, Preprocessing preprocessing, long seed) {
    return scaledCrop == null
        ? new TrainingBatches(
            images,
            preprocessing.mean(),
            batchSize,
            seed,
            augment ? Augmentation.CROP_AND_FLIP : Augmentation.NONE)
        : new TrainingBatches(images, preprocessing, batchSize, seed, scaledCrop);
  }

  /**
   * This recipe with the warm-up that a network of that many layers gets at any budget where it is
   * trained as in section 4.2. ImageNet's training (section 3.4), with its {@link ScaledCrop}, has
   * none.
   */
  public Recipe forDepth(int depth) {
    return scaledCrop == null && depth >= WarmUp.FROM_DEPTH ? with(WarmUp.PAPER) : this;
  }

  /** Of a run that goes on from others, the recipe of the first of them; else this one. */
  public Recipe beginning() {
    return goesOnFrom == null ? this : goesOnFrom.beginning();
  }

  /**
   * What decides what a network learns: how often errors are measured does not. Two recipes that
   * have this in common differ in nothing else.
   */
  public Recipe apartFromEvaluations() {
    return inAll(warmUp, 1, before -> before.apartFromEvaluations());
  }

  /**
   * The same without the warm-up, which a deep network may need where a shallow one does without,
   * as in the paper: what networks of different depths should have in common to be compared.
   */
  public Recipe apartFromWarmUp() {
    return inAll(null, 1, before -> before.apartFromWarmUp());
  }

  private Recipe inAll(WarmUp beginning, int evaluated, UnaryOperator<Recipe> before) {
    return new Recipe(
        batchSize,
        iterations,
        drops,
        optimizer,
        precision,
        beginning,
        augment,
        scaledCrop,
        heldOut,
        evaluated,
        testImages,
        goesOnFrom == null ? null : before.apply(goesOnFrom));
  }

  /**
   * In what it departs from the paper's of its length, in words: {@code drops at [500]}. Of its
   * first rate, and of a run that it goes on from, it says nothing.
   */
  public List<String> departures() {
    return Departures.besidesRate(this, PAPER.scaledTo(iterations));
  }

  /** This recipe with another warm-up; null for none. */
  public Recipe with(WarmUp other) {
    return copy(batchSize, precision, other, evaluations, testImages);
  }

  /** This recipe in another precision. */
  public Recipe with(Precision other) {
    return copy(batchSize, other, warmUp, evaluations, testImages);
  }

  private Recipe copy(int batch, Precision numbers, WarmUp beginning, int evaluated, int tested) {
    return new Recipe(
        batch,
        iterations,
        drops,
        optimizer,
        numbers,
        beginning,
        augment,
        scaledCrop,
        heldOut,
        evaluated,
        tested,
        goesOnFrom);
  }

  /** The rate of the iteration after so many, as scheduled; a warm-up may keep it lower. */
  public double rateAfter(int done) {
    if (goesOnFrom != null && done < goesOnFrom.iterations) {
      return goesOnFrom.rateAfter(done);
    }
    int dropped = (int) drops.stream().filter(drop -> drop <= done).count();
    return optimizer.learningRate() / Math.pow(10, dropped);
  }

  /** Mini-batches since those of the run that this one went on from. */
  int ownIterations() {
    return goesOnFrom == null ? iterations : iterations - goesOnFrom.iterations;
  }

  /** When errors are measured. */
  public Evaluations whenEvaluated() {
    return new Evaluations(
        iterations,
        evaluations,
        heldOut > 0,
        goesOnFrom == null ? null : goesOnFrom.whenEvaluated());
  }
}
