package org.residuallab.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of each kind of arithmetic the forward pass of one image takes, before any convention.
 *
 * @param counts units of each kind; a kind that is absent does not occur
 */
public record Operations(Map<Operation, Long> counts) {

  /** No arithmetic: an identity, a dropout at inference. */
  public static final Operations NONE = new Operations(Map.of());

  public Operations {
    Map<Operation, Long> sorted = new EnumMap<>(Operation.class);
    sorted.putAll(counts);
    counts = Collections.unmodifiableMap(sorted);
  }

  static Operations of(Operation kind, long count) {
    return new Operations(Map.of(kind, count));
  }

  /** Units of one kind. */
  public long count(Operation kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Both together. */
  public Operations plus(Operations other) {
    Map<Operation, Long> sum = new EnumMap<>(Operation.class);
    sum.putAll(counts);
    other.counts.forEach((kind, count) -> sum.merge(kind, count, Exact::sum));
    return new Operations(sum);
  }
}
