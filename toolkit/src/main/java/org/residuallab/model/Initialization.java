package org.residuallab.model;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first weights: zero-mean Gaussians with standard deviation {@code gain * sqrt(2 / fan-in)};
 * with gain 1, He initialisation (the paper's reference 13). Biases and shifts are 0, scales 1.
 *
 * <p>A layer's draws depend on the seed and on its name alone, so that a plain network and its
 * residual twin start from the same weights, value by value, on every machine.
 *
 * @param gain factor on the standard deviation
 */
public record Initialization(double gain) {

  /** The paper's. */
  public static final Initialization HE = new Initialization(1);

  private static final String WEIGHTS = "_W";

  /** Sets all weights of the graph; {@code [out, in, kh, kw]} or {@code [in, out]}. */
  void apply(ComputationGraph graph, long seed) {
    for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
      if (parameter.getKey().endsWith(WEIGHTS)) {
        INDArray weights = parameter.getValue();
        weights.assign(
            Nd4j.createFromArray(gaussians(weights, random(seed, parameter.getKey())))
                .reshape('c', weights.shape()));
      }
    }
  }

  private float[] gaussians(INDArray weights, SplittableRandom random) {
    long fanIn = weights.rank() == 4 ? weights.length() / weights.size(0) : weights.size(0);
    double deviation = gain * StrictMath.sqrt(2.0 / fanIn);
    float[] values = new float[Math.toIntExact(weights.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * gaussian(random));
    }
    return values;
  }

  // Marsaglia's polar method. The strict functions give the same bits on every processor.
  private static double gaussian(SplittableRandom random) {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double square = x * x + y * y;
      if (square > 0 && square < 1) {
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  private static SplittableRandom random(long seed, String name) {
    CRC32 hash = new CRC32();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash.getValue());
  }
}
