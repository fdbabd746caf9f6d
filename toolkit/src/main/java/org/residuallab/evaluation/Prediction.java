package org.residuallab.evaluation;

import java.util.List;
import org.residuallab.data.Picture;

/**
 * What a network makes of a picture.
 *
 * @param network its name
 * @param seen the picture as the network saw it, cut and resized
 * @param classes all of them, the most probable first
 */
public record Prediction(String network, Picture seen, List<Answer> classes) {

  /**
   * A class and how probable the network finds it.
   *
   * @param name of the class
   * @param probability 0 to 1; all together are 1
   */
  public record Answer(String name, double probability) {}

  public Prediction {
    classes = List.copyOf(classes);
  }

  /** The most probable class. */
  public Answer best() {
    return classes.get(0);
  }

  /** The most probable ones, so many at most. */
  public List<Answer> top(int most) {
    return classes.subList(0, Math.min(most, classes.size()));
  }
}
