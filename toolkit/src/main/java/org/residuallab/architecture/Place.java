package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a layer stands: the one place its name comes from.
 *
 * @param stage name of its stage, as in {@link Stage#name()}
 * @param block position of the block in its stage from 1, or 0 where a stage has no blocks
 * @param role what the layer does there
 */
public record Place(
    @JsonProperty(required = true) String stage,
    int block,
    @JsonProperty(required = true) Role role) {

  /** Whether it is in that block of that stage. */
  boolean isIn(String otherStage, int otherBlock) {
    return stage.equals(otherStage) && block == otherBlock;
  }

  /** {@code stage2.block1.conv1}, or {@code head.fc} outside blocks. */
  public String name() {
    return block == 0 ? stage + "." + role.text() : stage + ".block" + block + "." + role.text();
  }
}
