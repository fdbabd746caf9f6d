package org.residuallab.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What {@code run.json} says: enough to know what a run is, and to make it again. What is not known
 * yet, while the run goes on, is null and left out of the file.
 *
 * @param name of the run and its folder
 * @param status how far it is
 * @param preset the budget it was made at
 * @param seed decides first weights, the order of the images and their augmentation
 * @param network what was trained
 * @param recipe how
 * @param data on which images
 * @param provenance by what
 * @param results how it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRecord(
    String name,
    Status status,
    String preset,
    long seed,
    NetworkRecord network,
    Recipe recipe,
    DataRecord data,
    Provenance provenance,
    Results results) {

  /** How far a run is. */
  public enum Status {
    RUNNING,
    FINISHED,
    /** Stopped by its user before the end. */
    INTERRUPTED,
    /** Ended by an error. */
    FAILED
  }

  /**
   * What was trained.
   *
   * @param name {@code resnet-56}
   * @param shortcuts option A, B or C, or NONE
   * @param input shape of an image, {@code [C, H, W]}
   * @param classes number of classes
   * @param parameters trainable parameters, counted the paper's way
   */
  public record NetworkRecord(
      String name, String shortcuts, List<Integer> input, int classes, long parameters) {}

  /**
   * On which images.
   *
   * @param label what to call the images wherever a result shows
   * @param sha256 fingerprint of all images and labels
   * @param trainingImages images trained on
   * @param testImages images tested on
   */
  public record DataRecord(String label, String sha256, int trainingImages, int testImages) {}

  /**
   * How a run ended.
   *
   * @param iterations mini-batches done
   * @param trainingError mean error of the last tenth of the mini-batches, in percent
   * @param testError last measured error on the test images, in percent; null if never measured
   * @param seconds wall time
   * @param imagesPerSecond training images a second of wall time, tests included
   * @param parametersSha256 SHA-256 of the final parameters, as little-endian floats
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Results(
      int iterations,
      double trainingError,
      Double testError,
      double seconds,
      double imagesPerSecond,
      String parametersSha256) {}

  RunRecord ended(Status how, Results results) {
    return new RunRecord(name, how, preset, seed, network, recipe, data, provenance, results);
  }
}
