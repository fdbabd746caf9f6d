package org.residuallab.engine;

import org.residuallab.engine.onednn.Work;
import org.residuallab.engine.plan.StepTime;

/**
 * How long one step for a layer took.
 *
 * @param layer name of the graph's vertex
 * @param isBackward whether it is of the way back
 * @param work what it did
 * @param kernel oneDNN's name of its implementation, {@code brgconv:avx512_core}; {@code Java} of
 *     one written in Java
 * @param seconds in all; where the cores go through pieces of a batch side by side, the mean of
 *     theirs
 */
public record LayerTime(
    String layer, boolean isBackward, Work work, String kernel, double seconds) {

  static LayerTime of(StepTime time) {
    return new LayerTime(
        time.origin().layer(),
        time.origin().isBackward(),
        time.work(),
        time.kernel(),
        time.seconds());
  }
}
