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
    String parametersSha256) {}
