package org.residuallab.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.residuallab.files.WrongField;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.RecipeChanges;
import org.residuallab.setting.Told;
import picocli.CommandLine.Option;

/** In what a user's recipe departs from the preset's. */
final class RecipeOptions {

  static final String RATE = "--learning-rate";
  static final String DROPS = "--drops";
  private static final String NO_DROPS = "none";

  @Option(
      names = RATE,
      paramLabel = "R",
      description = "The first learning rate (default: the preset's).")
  private Optional<Double> learningRate;

  @Option(
      names = "--batch-size",
      paramLabel = "B",
      description = "Images of a mini-batch (default: the preset's).")
  private Optional<Integer> batchSize;

  @Option(
      names = DROPS,
      paramLabel = "N,N",
      description =
          "Iterations after which the rate is divided by ten, as PyTorch's MultiStepLR takes them,"
              + " or none (default: half and three quarters of all).")
  private Optional<String> drops;

  @Option(
      names = "--weight-decay",
      paramLabel = "W",
      description = "Weight decay (default: the paper's 0.0001).")
  private Optional<Double> weightDecay;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description =
          "Keep the last N training images back, as the paper did with 5,000: the error watched is"
              + " theirs, best.zip keeps the network with the lowest, and the test images are"
              + " measured on at the end alone.")
  private Optional<Integer> heldOut;

  /**
   * That budget with what the options say.
   *
   * @throws IllegalArgumentException naming the option that makes no sense
   */
  Budget applyTo(Budget budget) {
    return saying(
        () ->
            new RecipeChanges(
                    batchSize.orElse(null),
                    learningRate.orElse(null),
                    drops.map(RecipeOptions::list).orElse(null),
                    weightDecay.orElse(null),
                    null,
                    heldOut.orElse(null),
                    null,
                    null)
                .applyTo(budget));
  }

  /** The drops that a user typed. */
  static List<Integer> list(String drops) {
    return drops.strip().equals(NO_DROPS)
        ? List.of()
        : List.of(drops.split(",", -1)).stream()
            .map(each -> new Told(each, DROPS).wholeNumber())
            .toList();
  }

  /** What is made of options; a fault in it names its option. */
  static <T> T saying(Supplier<T> made) {
    try {
      return made.get();
    } catch (WrongField wrong) {
      String option = "--" + wrong.field().replaceAll(" .*", "").replace('_', '-');
      throw new IllegalArgumentException(option + ": " + wrong.getMessage(), wrong);
    }
  }
}
