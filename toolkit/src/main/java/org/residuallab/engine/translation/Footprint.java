package org.residuallab.engine.translation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LongSummaryStatistics;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.operator.Value;

/**
 * What a network's outputs take of memory, in bytes.
 *
 * @param largest the largest tensor of one image, the image included
 * @param activations all tensors of one image
 * @param parameters weights and all else that is learnt
 */
public record Footprint(long largest, long activations, long parameters) {

  /**
   * @param shape of a batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if there is a layer the fast path does not know
   */
  static Footprint of(ComputationGraph graph, GraphParameters parameters, long... shape) {
    Translation translation = PassKind.INFERENCE.translation(graph, parameters);
    translation.translate(graph.getConfiguration().getNetworkInputs().get(0), shape);
    LongSummaryStatistics bytes =
        new HashSet<>(translation.results().values())
            .stream().mapToLong(Footprint::bytesOfAnImage).summaryStatistics();
    return new Footprint(
        bytes.getMax(), bytes.getSum(), graph.params().length() * (long) Float.BYTES);
  }

  private static long bytesOfAnImage(Value value) {
    return Arrays.stream(value.shape()).skip(1).reduce(Float.BYTES, Math::multiplyExact);
  }
}
