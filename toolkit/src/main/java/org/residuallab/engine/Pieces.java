package org.residuallab.engine;

import org.residuallab.engine.translation.Footprint;

/**
 * A batch cut into pieces that differ by one image at most, as many on each core.
 *
 * @param images of the batch
 * @param count of the pieces
 */
record Pieces(long images, int count) {

  // What a convolution reads, what it writes, and what a shortcut keeps meanwhile.
  private static final long LIVE = 3;

  /**
   * Pieces that stay in a core's own cache. Where a network has so many parameters that reading
   * them anew for every piece would cost more than that saves, they are larger: a piece's
   * activations are no fewer bytes than the parameters.
   *
   * @param cache bytes of it
   */
  static Pieces of(long images, int cores, Footprint footprint, long cache) {
    long fitting = cache / (LIVE * footprint.largest());
    long worthwhile = footprint.parameters() / footprint.activations() + 1;
    long most = cores * Math.max(fitting, worthwhile);
    long each = (images + most - 1) / most;
    return new Pieces(images, Math.toIntExact(Math.min(images, cores * each)));
  }

  /** The image with which a piece begins; that of the piece behind the last is their number. */
  long first(int piece) {
    return images * piece / count;
  }

  /** Images of a piece. */
  long size(int piece) {
    return first(piece + 1) - first(piece);
  }
}
