package org.residuallab.architecture;

import java.util.List;

/**
 * Blocks that share one resolution.
 *
 * @param name {@code stage2}, or as in Table 1 {@code conv3}
 * @param blocks in order
 */
public record Stage(String name, List<Block> blocks) {

  public Stage {
    blocks = List.copyOf(blocks);
  }
}
