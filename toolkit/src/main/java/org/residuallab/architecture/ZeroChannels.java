package org.residuallab.architecture;

import java.util.Locale;

/**
 * Where option A puts its channels of zeros. The paper does not say, and there are two habits;
 * weights trained with the one make no sense with the other.
 */
public enum ZeroChannels {
  /** All behind the input's channels. */
  BEHIND,
  /** Half before the input's channels, half behind; of an odd number one more behind. */
  AROUND;

  /** How many stand before the first channel of the input. */
  public int before(int inputs, int outputs) {
    return switch (this) {
      case BEHIND -> 0;
      case AROUND -> (outputs - inputs) / 2;
    };
  }

  /**
   * Reads {@code behind} or {@code around}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ZeroChannels of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "behind" -> BEHIND;
      case "around" -> AROUND;
      default ->
          throw new IllegalArgumentException(
              "unknown place for channels of zeros '%s'; use behind or around".formatted(word));
    };
  }
}
