package org.residuallab.probe;

import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;

/** How many images pass at once where all activations of them are kept. */
final class ActivationBatch {

  /** Of 110 layers for CIFAR: about 400 MB. */
  private static final int MOST = 25;

  private static final long BYTES = 512 << 20;

  private ActivationBatch() {}

  /** One at least, and no more than there are. */
  static int of(Design network, int images) {
    long one = network.fold(ActivationBatch::bytes, unwritten -> 0L);
    long fitting = one == 0 ? MOST : Math.min(MOST, BYTES / one);
    return Math.toIntExact(Math.max(1, Math.min(fitting, images)));
  }

  /** Of what all layers give for one image. */
  private static long bytes(Network network) {
    return Float.BYTES * network.nodes().stream().mapToLong(node -> node.output().size()).sum();
  }
}
