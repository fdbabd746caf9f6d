package org.residuallab.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.residuallab.data.PixelStatistics;
import org.residuallab.data.ScaledCrop;
import org.residuallab.files.WrongField;
import org.residuallab.model.Precision;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.RecipeChanges;
import org.residuallab.setting.Told;
import picocli.CommandLine.Option;

/** In what a user's recipe departs from the preset's. */
final class RecipeOptions {

  static final String RATE = "--learning-rate";
  static final String DROPS = "--drops";
  private static final String CROP = "--scaled-crop";
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
      names = "--precision",
      paramLabel = "P",
      description =
          "float32, or bfloat16 where the processor has AVX512_BF16 or AMX: activations and"
              + " products in 16 bits, weights, statistics and loss in 32, as PyTorch's autocast"
              + " does (default: float32).")
  private Optional<Precision> precision;

  @Option(
      names = CROP,
      paramLabel = "L-H,S",
      description =
          "Vary training images as in the paper's ImageNet training, 256-480,224: bring the shorter"
              + " side to a random length from L to H, cut out a square of side S or its mirror"
              + " image, shift the colours. Other images are the centre of a shorter side of L."
              + " Smaller pictures are enlarged; for those of 64 pixels try 64-96,56 (default: pad"
              + " by 4, crop and flip).")
  private Optional<String> scaledCrop;

  @Option(
      names = "--no-colour-shift",
      description = "With --scaled-crop: leave colours as they are.")
  private boolean noColourShift;

  @Option(
      names = "--channel-mean",
      description =
          "With --scaled-crop: subtract a mean of each channel and divide by its deviation, as"
              + " torchvision does, in place of the paper's mean image.")
  private boolean channelMean;

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
                    precision.orElse(null),
                    null,
                    crop(),
                    heldOut.orElse(null),
                    null,
                    null)
                .applyTo(budget));
  }

  private ScaledCrop crop() {
    if (scaledCrop.isEmpty()) {
      if (noColourShift) {
        throw new IllegalArgumentException("--no-colour-shift goes with --scaled-crop L-H,S");
      }
      if (channelMean) {
        throw new IllegalArgumentException("--channel-mean goes with --scaled-crop L-H,S");
      }
      return null;
    }
    List<Integer> numbers =
        List.of(scaledCrop.get().split("[-,]", -1)).stream()
            .map(each -> new Told(each, CROP).wholeNumber())
            .toList();
    if (numbers.size() != 3) {
      throw new IllegalArgumentException(
          "%s: three numbers should stand there, as in 256-480,224, not %s"
              .formatted(CROP, scaledCrop.get()));
    }
    try {
      return new ScaledCrop(
          numbers.get(0),
          numbers.get(1),
          numbers.get(2),
          !noColourShift,
          channelMean ? PixelStatistics.CHANNELS : PixelStatistics.MEAN_IMAGE);
    } catch (WrongField wrong) {
      throw new IllegalArgumentException(CROP + ": " + wrong.getMessage(), wrong);
    }
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
