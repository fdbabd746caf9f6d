package org.residuallab.architecture;

/**
 * Where a layer stands: the one place its name comes from.
 *
 * @param stage name of its stage, as in {@link Stage#name()}
 * @param block position of the block in its stage from 1, or 0 where a stage has no blocks
 * @param role what the layer does there, {@code conv1}
 */
public record Place(String stage, int block, String role) {

  /** {@code stage2.block1.conv1}, or {@code head.fc} outside blocks. */
  public String name() {
    return block == 0 ? stage + "." + role : stage + ".block" + block + "." + role;
  }

  Place role(String other) {
    return new Place(stage, block, other);
  }
}
