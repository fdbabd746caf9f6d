package org.residuallab.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A way of counting. Any can be made from a named one:
 *
 * <pre>{@code
 * Convention mine = Convention.PAPER.named("mine").counting(Operation.ADDITION, 1);
 * }</pre>
 *
 * @param name of those who count so
 * @param weights how much one unit of each kind of operation counts; absent kinds are free
 * @param normalizationNumbers numbers that count as parameters for each normalised channel: 0, or 2
 *     (scale and shift), or 4 (with the running mean and variance, which no gradient changes)
 * @param omittedBiases whether to count a bias for each filter that a normalisation follows, where
 *     it has no effect; our networks have none there
 */
public record Convention(
    String name, Map<Operation, Integer> weights, int normalizationNumbers, boolean omittedBiases) {

  /** Multiply-adds of convolutions and fully connected layers; parameters that are learned. */
  public static final Convention PAPER =
      new Convention("paper", Map.of(Operation.MULTIPLY_ADD, 1), 2, false);

  /** As the paper: the metadata of its pretrained models. Its bottlenecks differ, though. */
  public static final Convention TORCHVISION = PAPER.named("torchvision");

  /** {@code count_params()} of its applications: biases before normalisations, and statistics. */
  public static final Convention KERAS =
      new Convention("keras", Map.of(Operation.MULTIPLY_ADD, 1), 4, true);

  /** {@code numParams()}: the running statistics are among the parameters. */
  public static final Convention DEEPLEARNING4J =
      new Convention("deeplearning4j", Map.of(Operation.MULTIPLY_ADD, 1), 4, false);

  /**
   * The default backend of the profiler ptflops 0.7: two operations a normalised value; it meets
   * activations and poolings twice, as a module and as a function, and counts them twice.
   */
  public static final Convention PTFLOPS =
      PAPER
          .named("ptflops")
          .counting(Operation.BIAS, 1)
          .counting(Operation.NORMALIZATION, 2)
          .counting(Operation.ACTIVATION, 2)
          .counting(Operation.MAX_POOLING, 2)
          .counting(Operation.AVERAGE_POOLING, 2);

  /** The profiler fvcore 0.1.5: normalisations and the average pooling besides multiply-adds. */
  public static final Convention FVCORE =
      PAPER
          .named("fvcore")
          .counting(Operation.NORMALIZATION, 2)
          .counting(Operation.AVERAGE_POOLING, 1);

  /** A multiply-add as two floating-point operations, as processors are rated. */
  public static final Convention FLOPS = PAPER.named("flops").counting(Operation.MULTIPLY_ADD, 2);

  /** Every named convention, the paper's first. */
  public static final List<Convention> ALL =
      List.of(PAPER, TORCHVISION, KERAS, DEEPLEARNING4J, PTFLOPS, FVCORE, FLOPS);

  /**
   * @throws IllegalArgumentException if the numbers a channel are not 0, 2 or 4, or a weight is
   *     negative
   */
  public Convention {
    if (normalizationNumbers != 0 && normalizationNumbers != 2 && normalizationNumbers != 4) {
      throw new IllegalArgumentException(
          "a normalised channel has 0, 2 or 4 numbers to count, not " + normalizationNumbers);
    }
    Map<Operation, Integer> sorted = new EnumMap<>(Operation.class);
    weights.forEach(
        (kind, weight) -> {
          if (weight < 0) {
            throw new IllegalArgumentException(kind + " cannot count " + weight);
          }
          sorted.put(kind, weight);
        });
    weights = Collections.unmodifiableMap(sorted);
  }

  /** The same convention under another name. */
  public Convention named(String other) {
    return new Convention(other, weights, normalizationNumbers, omittedBiases);
  }

  /** The same convention with another weight of one kind of operation; 0 leaves it out. */
  public Convention counting(Operation kind, int weight) {
    Map<Operation, Integer> changed = new EnumMap<>(Operation.class);
    changed.putAll(weights);
    changed.put(kind, weight);
    return new Convention(name, changed, normalizationNumbers, omittedBiases);
  }

  /** The same convention with 0, 2 or 4 numbers a normalised channel. */
  public Convention withNormalizationNumbers(int numbers) {
    return new Convention(name, weights, numbers, omittedBiases);
  }

  /** The same convention with or without the biases that a normalisation makes idle. */
  public Convention withOmittedBiases(boolean counted) {
    return new Convention(name, weights, normalizationNumbers, counted);
  }

  /**
   * The parameters counted this way.
   *
   * @throws IllegalArgumentException if they have more than 63 bits
   */
  public long count(Parameters parameters) {
    return Exact.sum(
        parameters.weights(),
        parameters.biases(),
        omittedBiases ? parameters.omittedBiases() : 0,
        Exact.product(normalizationNumbers, parameters.normalizedChannels()));
  }

  /**
   * The operations counted this way.
   *
   * @throws IllegalArgumentException if they have more than 63 bits
   */
  public long count(Operations operations) {
    long sum = 0;
    for (Map.Entry<Operation, Integer> weight : weights.entrySet()) {
      sum = Exact.sum(sum, Exact.product(weight.getValue(), operations.count(weight.getKey())));
    }
    return sum;
  }

  /** Whether {@link #count(Operations)} gives multiply-adds and nothing else. */
  public boolean countsMultiplyAddsAlone() {
    return weights.entrySet().stream()
        .allMatch(w -> w.getValue() == (w.getKey() == Operation.MULTIPLY_ADD ? 1 : 0));
  }

  /**
   * The convention of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Convention of(String name) {
    return ALL.stream()
        .filter(convention -> convention.name.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown convention '%s'; use one of %s"
                        .formatted(
                            name, String.join(", ", ALL.stream().map(Convention::name).toList()))));
  }
}
