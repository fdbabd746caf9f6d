package org.residuallab.weights;

/** Parts of a network whose layers other code names in different ways. */
enum Part {
  /** Before the first residual block. */
  STEM,
  /** A residual or plain block, whose layers are numbered. */
  BLOCK,
  /** A convolution and what follows it, in a network that has nothing else: VGG. */
  ROW,
  HEAD
}
