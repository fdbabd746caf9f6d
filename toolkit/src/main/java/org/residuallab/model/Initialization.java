package org.residuallab.model;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first weights. Convolutions and hidden layers: zero-mean Gaussians with standard deviation
 * {@code gain * sqrt(2 / fan-in)}; with gain 1, He initialisation (the paper's reference 13).
 * Biases and shifts stay 0 and scales 1, as Deeplearning4j makes them.
 *
 * <p>The classifier feeds a softmax, not the ReLU of He's derivation. Its weights have a standard
 * deviation of 0.01, as was usual: a residual network's features grow with depth, and with larger
 * weights ResNet-56 begins at a loss of 9 and has not recovered from its first steps after 300
 * iterations. The gain leaves them as they are.
 *
 * <p>A layer's draws depend on the seed and on its name alone, so that layers of one name and size,
 * as in a plain network and its residual twin, start from the same weights, value by value. They
 * are the same on every machine as long as Java's {@link SplittableRandom} draws as it does, which
 * Java does not promise; a test holds it to that.
 *
 * @param gain factor on the standard deviation of He initialisation, for all layers but the
 *     classifier
 */
public record Initialization(double gain) {

  /** The paper's, but for the classifier. */
  public static final Initialization HE = new Initialization(1);

  private static final double CLASSIFIER_DEVIATION = 0.01;

  /** Sets all weights of the graph; {@code [out, in, kh, kw]} or {@code [in, out]}. */
  void apply(ComputationGraph graph, long seed) {
    for (Layer layer : graph.getLayers()) {
      INDArray weights = layer.paramTable().get(Parameter.WEIGHTS.key());
      if (weights != null) {
        String name = layer.conf().getLayer().getLayerName();
        boolean classifier = graph.getConfiguration().getNetworkOutputs().contains(name);
        double deviation = classifier ? CLASSIFIER_DEVIATION : he(weights);
        SplittableRandom random = random(seed, Parameter.WEIGHTS.of(name));
        weights.assign(
            Nd4j.createFromArray(gaussians(weights.length(), deviation, random))
                .reshape('c', weights.shape()));
      }
    }
  }

  private double he(INDArray weights) {
    long fanIn = weights.rank() == 4 ? weights.length() / weights.size(0) : weights.size(0);
    return gain * StrictMath.sqrt(2.0 / fanIn);
  }

  private static float[] gaussians(long count, double deviation, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * gaussian(random));
    }
    return values;
  }

  // Marsaglia's polar method, with functions that give the same bits on every processor.
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
