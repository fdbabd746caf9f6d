package org.residuallab.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often images of one class were taken for another.
 *
 * @param classNames one name a class, in the order of the class numbers
 * @param counts a row for each true class: how many of its images were given to each class
 */
public record Confusion(List<String> classNames, List<List<Long>> counts) implements Serializable {

  /**
   * @throws IllegalArgumentException if it is not as many rows and columns as classes
   */
  public Confusion {
    classNames = List.copyOf(classNames);
    counts = counts.stream().map(List::copyOf).toList();
    int classes = classNames.size();
    if (counts.size() != classes || counts.stream().anyMatch(row -> row.size() != classes)) {
      throw new IllegalArgumentException("%d classes need as many rows".formatted(classes));
    }
  }

  /** Of images whose true classes and answers are known. */
  static Confusion of(List<String> classNames, int[] classes, int[] answers) {
    long[][] counts = new long[classNames.size()][classNames.size()];
    for (int i = 0; i < classes.length; i++) {
      counts[classes[i]][answers[i]]++;
    }
    return new Confusion(
        classNames,
        IntStream.range(0, counts.length)
            .mapToObj(
                row -> IntStream.range(0, counts.length).mapToObj(c -> counts[row][c]).toList())
            .toList());
  }

  /** Of the images of both. */
  Confusion and(Confusion other) {
    if (!classNames.equals(other.classNames)) {
      throw new IllegalArgumentException("what was measured on other classes does not add up");
    }
    IntStream classes = IntStream.range(0, classNames.size());
    return new Confusion(
        classNames, classes.mapToObj(row -> sums(counts.get(row), other.counts.get(row))).toList());
  }

  private static List<Long> sums(List<Long> row, List<Long> other) {
    return IntStream.range(0, row.size()).mapToObj(c -> row.get(c) + other.get(c)).toList();
  }

  /** Images in all. */
  public long images() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** Images of a class. */
  public long images(int ofClass) {
    return counts.get(ofClass).stream().mapToLong(Long::longValue).sum();
  }

  /** Images of a class that were taken for another. */
  public long wrong(int ofClass) {
    return images(ofClass) - counts.get(ofClass).get(ofClass);
  }

  /** The top-1 error over all classes. */
  public ErrorRate error() {
    long wrong = IntStream.range(0, classNames.size()).mapToLong(this::wrong).sum();
    return new ErrorRate(wrong, images());
  }
}
