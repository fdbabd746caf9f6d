package org.residuallab.run;

/**
 * A finished run that another goes on from, with its last parameters and velocity and in its order
 * of the images.
 *
 * @param run its name
 * @param iterations mini-batches that it had done
 * @param parametersSha256 SHA-256 of its final parameters
 */
public record Predecessor(String run, int iterations, String parametersSha256) {

  /** {@code resnet-20-short-seed1, of 600 iterations}. */
  public String inWords() {
    return "%s, of %d iterations".formatted(run, iterations);
  }
}
