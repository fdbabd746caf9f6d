package org.residuallab.architecture;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which convolution of a bottleneck halves the resolution. Same parameters, different cost.
 *
 * <pre>{@code
 * var v15 = Networks.named("resnet-50").with(StridePlacement.MIDDLE_3X3);
 * System.out.println(NetworkCost.of(v15.network()).total().multiplyAdds());
 * }</pre>
 */
public enum StridePlacement {
  /** The first 1x1, as in the paper's own models: "v1". */
  FIRST_1X1("v1"),
  /** The 3x3, as in torchvision and most later code: "v1.5". */
  MIDDLE_3X3("v1.5");

  private final String version;

  StridePlacement(String version) {
    this.version = version;
  }

  /** {@code v1} or {@code v1.5}. */
  public String version() {
    return version;
  }

  /**
   * Reads {@code v1} or {@code v1.5}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static StridePlacement of(String version) {
    return Arrays.stream(values())
        .filter(each -> each.version.equals(version.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown stride placement '%s'; use v1 (the paper) or v1.5"
                        .formatted(version)));
  }
}
