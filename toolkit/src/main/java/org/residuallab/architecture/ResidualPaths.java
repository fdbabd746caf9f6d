package org.residuallab.architecture;

import java.math.BigInteger;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The ways from image to answer in a residual network: at each sum a signal came through the
 * residual layers or past them (Veit, Wilber, Belongie, 2016, section 3).
 *
 * <pre>{@code
 * var paths = ResidualPaths.of(Networks.named("resnet-56").network());
 * System.out.println(paths.number() + " paths");
 * }</pre>
 *
 * @param sums how many shortcuts are added to something
 */
public record ResidualPaths(int sums) {

  /**
   * @throws IllegalArgumentException if there are fewer than none
   */
  public ResidualPaths {
    if (sums < 0) {
      throw new IllegalArgumentException("a network has no %d sums".formatted(sums));
    }
  }

  /** Those of a network. */
  public static ResidualPaths of(Network network) {
    return new ResidualPaths(
        (int)
            network.nodes().stream()
                .filter(node -> node.place().role().kind() == Role.Kind.ADDITION)
                .count());
  }

  /** How many there are, {@code 2^sums}. */
  public BigInteger number() {
    return BigInteger.TWO.pow(sums);
  }

  /**
   * The share of paths that lead through so many residual blocks, and past the others.
   *
   * @param length from 0 to {@code sums}
   */
  public double share(int length) {
    return new BinomialDistribution(null, sums, 0.5).probability(length);
  }
}
