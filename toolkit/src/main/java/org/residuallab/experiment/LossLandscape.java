package org.residuallab.experiment;

import java.util.List;
import org.residuallab.evaluation.ErrorRate;

/**
 * The loss around a trained network, in two random directions: Li, Xu, Taylor, Studer and Goldstein
 * (2018), "Visualizing the loss landscape of neural nets". The directions are filter-normalised, so
 * that networks whose weights are of different size can be compared. Nothing is trained; running
 * statistics stay as they are.
 *
 * <pre>{@code
 * var plan = RunPlan.of("somewhere", CifarFamily.resnet(8).architecture(), settings.budget(), 1);
 * var model = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var landscape = new LandscapeSurvey(1.0, 2, 1).of(model, settings.images().train().range(0, 8), ProgressListener.NONE);
 * }</pre>
 *
 * @param model the name of the stored network
 * @param network the name of what it is
 * @param survey where it was looked at
 * @param points from the lowest row on, each from left to right
 */
public record LossLandscape(
    String model, String network, LandscapeSurvey survey, List<Point> points) {

  public LossLandscape {
    points = List.copyOf(points);
  }

  /**
   * A place in the landscape.
   *
   * @param first how far it is along the first direction, in lengths of the network's own filters
   * @param second how far along the second one
   * @param loss mean cross-entropy, in nats, without weight decay
   * @param error top-1 error
   */
  public record Point(double first, double second, double loss, ErrorRate error) {}

  /** Where the network itself stands. */
  public Point middle() {
    return at(survey.steps(), survey.steps());
  }

  /** The row through the middle, along the first direction. */
  public List<Point> slice() {
    int from = survey.steps() * survey.side();
    return points.subList(from, from + survey.side());
  }

  /** The point in that row and column, from 0. */
  public Point at(int row, int column) {
    return points.get(row * survey.side() + column);
  }
}
