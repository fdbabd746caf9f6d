package org.residuallab.evaluation;

/**
 * What came of a rung on a set of images.
 *
 * @param rung which networks looked, and how
 * @param images what the images are, as results call them
 * @param confusion which classes were taken for which, by the largest probability
 * @param topFive how often the true class was not among the five of largest probability
 * @param seconds wall time from the first batch to the last answer, networks loaded before
 */
public record Evaluation(
    Rung rung, String images, Confusion confusion, ErrorRate topFive, double seconds) {

  /** How often the largest probability was not that of the true class. */
  public ErrorRate topOne() {
    return confusion.error();
  }

  /** Of all networks together. */
  public double imagesPerSecond() {
    return confusion.images() / seconds;
  }
}
