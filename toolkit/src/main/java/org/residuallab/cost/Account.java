package org.residuallab.cost;

import java.util.List;

/**
 * How one library or profiler counts a network, and what leads there from the paper's count.
 *
 * @param tool who counts
 * @param ownNetwork whether the tool has its own version of this network, which is then counted;
 *     else ours is
 * @param count its figures
 * @param steps from the paper's way of counting the given network; added to that count they give
 *     {@code count}
 */
public record Account(Tool tool, boolean ownNetwork, Count count, List<Step> steps) {

  public Account {
    steps = List.copyOf(steps);
  }

  /**
   * One difference.
   *
   * @param reason in words
   * @param change what it adds
   */
  public record Step(String reason, Count change) {}
}
