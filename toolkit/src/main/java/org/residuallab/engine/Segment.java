package org.residuallab.engine;

import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.residuallab.model.Momentum;

/**
 * One parameter's stretch of the flat arrays.
 *
 * @param start its offset in parameters and gradients
 * @param state its offset in the velocities
 * @param length number of floats
 * @param momentum learning rate and momentum
 * @param regularization nothing or L2
 */
record Segment(
    int start, int state, int length, Momentum momentum, List<Regularization> regularization) {

  // Small enough for the first-level cache, together in three arrays.
  private static final int CHUNK = 2048;

  double decay(int iteration, int epoch) {
    return regularization.isEmpty()
        ? 0
        : ((L2Regularization) regularization.get(0)).getL2().valueAt(iteration, epoch);
  }

  /**
   * Replaces the gradient by the step, which is the new velocity.
   *
   * @return the weight decay's term of the score, before the step
   */
  double update(
      FloatBuffer parameters,
      FloatBuffer gradients,
      FloatBuffer velocities,
      float share,
      int iteration,
      int epoch) {
    float decay = (float) decay(iteration, epoch);
    float rate = (float) momentum.getLearningRate(iteration, epoch);
    float kept = (float) momentum.getMomentum();
    float[] w = new float[CHUNK];
    float[] g = new float[CHUNK];
    float[] v = new float[CHUNK];
    double squares = 0;
    for (int done = 0; done < length; done += CHUNK) {
      int count = Math.min(CHUNK, length - done);
      parameters.get(start + done, w, 0, count);
      gradients.get(start + done, g, 0, count);
      velocities.get(state + done, v, 0, count);
      if (decay == 0) {
        // Not with a decay of zero: an infinite weight would make it NaN.
        for (int i = 0; i < count; i++) {
          v[i] = kept * v[i] + rate * (g[i] * share);
        }
      } else {
        for (int i = 0; i < count; i++) {
          v[i] = kept * v[i] + rate * (g[i] * share + decay * w[i]);
        }
        squares += squares(w, count);
      }
      gradients.put(start + done, v, 0, count);
      velocities.put(state + done, v, 0, count);
    }
    // Deeplearning4j adds up in single precision, which ends there.
    return squares > Float.MAX_VALUE ? Double.POSITIVE_INFINITY : 0.5 * decay * squares;
  }

  private static double squares(float[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }
}
