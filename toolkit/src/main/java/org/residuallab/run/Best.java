package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A network on the way of a run, chosen by its error on the images held out: the least that was
 * measured, and the first where it was measured several times.
 *
 * @param iteration mini-batches done
 * @param validationError error on the images held out, in percent
 * @param testError error on the test images, in percent; null until the run has finished
 * @param parametersSha256 SHA-256 of its parameters, as little-endian floats
 */
public record Best(
    int iteration,
    double validationError,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double testError,
    String parametersSha256) {

  private static final int SHORT_HASH = 12;

  /** {@code of iteration 400, validation error 43.2 %, test error 44.1 %, parameters 0123...}. */
  public String inWords() {
    return "of iteration %d, validation error %s %%%s, parameters %s..."
        .formatted(
            iteration,
            validationError,
            testError == null ? "" : ", test error %s %%".formatted(testError),
            parametersSha256.substring(0, Math.min(SHORT_HASH, parametersSha256.length())));
  }
}
