package org.residuallab.run;

/**
 * A finished run that another goes on from, with its last parameters and velocity and in its order
 * of the images.
 *
 * @param run its name
 * @param iterations mini-batches that it had done
 * @param parametersSha256 SHA-256 of its final parameters
 */
public record Predecessor(String run, int iterations, String parametersSha256) {}
