package org.residuallab.architecture;

/**
 * Where a block stands in a network whose stages each halve the maps, but for the first.
 *
 * @param stage from 0
 * @param block in its stage, from 0
 */
record Position(int stage, int block) {

  /** 2 where the maps are halved: in the first block of every stage but the first. */
  int stride() {
    return stage > 0 && block == 0 ? 2 : 1;
  }

  /** Whether it is the network's first block. */
  boolean isFirst() {
    return stage == 0 && block == 0;
  }
}
