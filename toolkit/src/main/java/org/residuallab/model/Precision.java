package org.residuallab.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The numbers in which a network is trained.
 *
 * <pre>{@code
 * var narrow = settings.budget().with(Precision.BFLOAT16);
 * System.out.println(narrow.name());
 * }</pre>
 */
public enum Precision {
  /** 32 bits throughout. */
  FLOAT32,
  /**
   * As PyTorch's autocast does: activations, their gradients and what convolutions and fully
   * connected layers multiply have 16 bits, of which 8 are for the exponent, as many as in 32;
   * weights, their gradients and updates, the statistics of normalisations and the loss have 32.
   */
  BFLOAT16;

  /** As a user and a stored run write it: {@code bfloat16}. */
  @Override
  @JsonValue
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The precision of that name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  @JsonCreator
  public static Precision of(String name) {
    return Arrays.stream(values())
        .filter(precision -> precision.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown precision '%s'; use one of: %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Precision::toString)
                                .collect(Collectors.joining(", ")))));
  }
}
