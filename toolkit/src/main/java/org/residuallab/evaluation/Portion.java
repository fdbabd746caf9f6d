package org.residuallab.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.residuallab.run.Provenance;

/**
 * What came of a rung on a stretch of the test images. Portions add up, in whatever order and on
 * whatever machines they were measured.
 *
 * @param images which
 * @param confusion which classes were taken for which
 * @param topFive how often the true class was not among the five of largest probability
 * @param multiplyAdds of all these images together
 * @param seconds it took, networks loaded before
 * @param provenances by what; more than one where it was not the same for all
 */
public record Portion(
    Stretch images,
    Confusion confusion,
    ErrorRate topFive,
    long multiplyAdds,
    double seconds,
    List<Provenance> provenances)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if its parts are not of so many images
   */
  public Portion {
    provenances = List.copyOf(provenances);
    if (confusion.images() != images.size() || topFive.images() != images.size()) {
      throw new IllegalArgumentException(
          "a portion of %d images counts %d and %d"
              .formatted(images.size(), confusion.images(), topFive.images()));
    }
  }

  /**
   * All of them together.
   *
   * @throws IllegalArgumentException if there is none, or they are not one stretch without gaps
   */
  public static Portion sum(List<Portion> portions) {
    return portions.stream()
        .sorted(Comparator.comparingInt(each -> each.images.from()))
        .reduce(Portion::and)
        .orElseThrow(() -> new IllegalArgumentException("there is no portion to add up"));
  }

  private Portion and(Portion next) {
    if (images.to() != next.images.from()) {
      throw new IllegalArgumentException(
          "images %d to %d were measured, and then %d to %d"
              .formatted(images.from(), images.to(), next.images.from(), next.images.to()));
    }
    List<Provenance> all = new ArrayList<>(provenances);
    next.provenances.stream()
        .filter(other -> all.stream().noneMatch(other::isAlike))
        .forEach(all::add);
    return new Portion(
        new Stretch(images.from(), next.images.to()),
        confusion.and(next.confusion),
        topFive.and(next.topFive),
        multiplyAdds + next.multiplyAdds,
        seconds + next.seconds,
        all);
  }
}
