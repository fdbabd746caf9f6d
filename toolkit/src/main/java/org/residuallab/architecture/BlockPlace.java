package org.residuallab.architecture;

import java.util.List;

/**
 * Which block of a network is meant.
 *
 * <pre>{@code
 * List<BlockPlace> blocks = BlockPlace.in(Networks.named("resnet-20").network());
 * }</pre>
 *
 * @param stage name of its stage
 * @param number in its stage, from 1
 */
public record BlockPlace(String stage, int number) {

  /**
   * @throws IllegalArgumentException if the number is below one
   */
  public BlockPlace {
    if (number < 1) {
      throw new IllegalArgumentException("blocks are numbered from 1, not " + number);
    }
  }

  /** The blocks of a network, from the image on; layers outside blocks belong to none. */
  public static List<BlockPlace> in(Network network) {
    return network.nodes().stream()
        .map(Node::place)
        .filter(place -> place.block() > 0)
        .map(place -> new BlockPlace(place.stage(), place.block()))
        .distinct()
        .toList();
  }

  /** Its layers, in the order in which they compute. */
  public List<Node> nodes(Network network) {
    return network.nodes().stream().filter(node -> node.place().isIn(stage, number)).toList();
  }

  /** {@code stage2.block1}. */
  @Override
  public String toString() {
    return stage + ".block" + number;
  }
}
