package org.residuallab.run;

/**
 * A run of an earlier version does not hold what its images need, and its images are not at hand.
 */
public final class UnknownPreprocessingException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  UnknownPreprocessingException(RunRecord run) {
    super(
        "the run %s does not hold the mean image that it was trained with: it follows from its training images, %s"
            .formatted(run.name(), run.images()));
  }
}
