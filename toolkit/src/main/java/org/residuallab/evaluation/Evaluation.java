package org.residuallab.evaluation;

/**
 * What came of a rung on a set of images.
 *
 * <pre>{@code
 * var plan = RunPlan.of("evaluated", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * Evaluation center = Rung.of(new Protocol.Center(), StoredModel.read(run.folder())).on(settings.images());
 * System.out.println(center.topFive().percent());
 * }</pre>
 *
 * @param rung which networks looked, and how
 * @param images what the images are, as results call them
 * @param confusion which classes were taken for which, by the largest probability
 * @param topFive how often the true class was not among the five of largest probability
 * @param multiplyAdds of one image in all looks and networks: the mean, where images differ in shape
 * @param seconds wall time from the first batch to the last answer, networks loaded before
 */
public record Evaluation(
    Rung rung,
    String images,
    Confusion confusion,
    ErrorRate topFive,
    long multiplyAdds,
    double seconds) {

  /** How often the largest probability was not that of the true class. */
  public ErrorRate topOne() {
    return confusion.error();
  }

  /** Of all networks together. */
  public double imagesPerSecond() {
    return confusion.images() / seconds;
  }
}
