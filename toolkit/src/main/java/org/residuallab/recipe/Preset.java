package org.residuallab.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.residuallab.data.SyntheticImages;

/**
 * Budgets of training: the paper's recipe, scaled. Every result names its preset.
 *
 * <pre>{@code
 * boolean quick = settings.budget().preset() == Preset.DEMO;
 * System.out.println(Preset.PAPER.recipe().iterations());
 * }</pre>
 */
public enum Preset {
  /** 6 iterations, seconds: proves that everything works. */
  TINY(6, 16, 2, 64, 320),
  /**
   * 150 iterations, measured on 1,000 test images: four networks of up to 56 layers in some four
   * minutes on two cores.
   */
  DEMO(150, 128, 10, 1_000, 10_000),
  /** 1,000 iterations, measured on all test images: the same four in some twenty-five minutes. */
  SHORT(1_000, 128, 10, 10_000, 10_000),
  /** 64,000 iterations, as many as the paper's: hours for each network. */
  PAPER(64_000, 128, 160, 10_000, 10_000);

  private final int iterations;
  private final int batchSize;
  private final int evaluations;
  private final int testImages;
  private final int syntheticTraining;

  Preset(int iterations, int batchSize, int evaluations, int testImages, int syntheticTraining) {
    this.iterations = iterations;
    this.batchSize = batchSize;
    this.evaluations = evaluations;
    this.testImages = testImages;
    this.syntheticTraining = syntheticTraining;
  }

  /** The paper's recipe at this budget. */
  public Recipe recipe() {
    return Recipe.PAPER.scaledTo(iterations).withSizes(batchSize, evaluations, testImages);
  }

  /** The synthetic set in this budget's size. */
  public SyntheticImages syntheticImages() {
    return new SyntheticImages(1, syntheticTraining, syntheticTraining / 5);
  }

  /** As a user and a stored run write it: {@code demo}. */
  @Override
  @JsonValue
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The preset of that name.
   *
   * @throws IllegalArgumentException naming the presets there are
   */
  @JsonCreator
  public static Preset of(String name) {
    return Arrays.stream(values())
        .filter(preset -> preset.toString().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown preset '%s'; use one of: %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Preset::toString)
                                .collect(Collectors.joining(", ")))));
  }
}
