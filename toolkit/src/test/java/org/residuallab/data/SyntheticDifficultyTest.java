package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The synthetic set is no set for shallow models: depth is what it is there to show. */
class SyntheticDifficultyTest {

  private static final Dataset DATA = new SyntheticImages(1, 2_000, 500).draw();
  private static final MeanImage MEAN = MeanImage.of(DATA.train());
  private static final int CLASSES = 10;
  private static final int PIXELS = 3 * 32 * 32;

  @Test
  void the_nearest_class_mean_is_mostly_wrong() {
    float[][] means = new float[CLASSES][];
    for (int c = 0; c < CLASSES; c++) {
      means[c] = classMean(c);
    }
    assertThat(errorPercent(means)).isBetween(50.0, 85.0);
  }

  @Test
  void a_linear_model_is_mostly_wrong() {
    // Softmax regression by stochastic gradient descent on the pixels.
    float[][] weights = new float[CLASSES][PIXELS + 1];
    float[] image = new float[PIXELS];
    for (int epoch = 0; epoch < 6; epoch++) {
      int[] order = new Draws(1, Draws.Stream.SHUFFLE, epoch).permutation(DATA.train().size());
      for (int i : order) {
        read(DATA.train(), i, image);
        double[] probability = softmax(weights, image);
        for (int c = 0; c < CLASSES; c++) {
          double target = c == DATA.train().label(i) ? 1 : 0;
          float step = (float) (0.2 / (1 + epoch) * (target - probability[c]));
          for (int k = 0; k < PIXELS; k++) {
            weights[c][k] += step * image[k];
          }
          weights[c][PIXELS] += step;
        }
      }
    }
    assertThat(errorPercent(weights)).isBetween(50.0, 85.0);
  }

  /** Of the linear rule that takes the class with the largest score. */
  private static double errorPercent(float[][] weights) {
    float[] image = new float[PIXELS];
    int wrong = 0;
    for (int i = 0; i < DATA.test().size(); i++) {
      read(DATA.test(), i, image);
      int best = 0;
      for (int c = 1; c < CLASSES; c++) {
        if (score(weights[c], image) > score(weights[best], image)) {
          best = c;
        }
      }
      wrong += best == DATA.test().label(i) ? 0 : 1;
    }
    return 100.0 * wrong / DATA.test().size();
  }

  /** The mean of a class, then minus half its squared length: the nearest mean scores highest. */
  private static float[] classMean(int c) {
    float[] mean = new float[PIXELS + 1];
    float[] image = new float[PIXELS];
    int count = 0;
    for (int i = 0; i < DATA.train().size(); i++) {
      if (DATA.train().label(i) == c) {
        read(DATA.train(), i, image);
        count++;
        for (int k = 0; k < PIXELS; k++) {
          mean[k] += image[k];
        }
      }
    }
    for (int k = 0; k < PIXELS; k++) {
      mean[k] /= count;
      mean[PIXELS] -= mean[k] * mean[k] / 2;
    }
    return mean;
  }

  private static double[] softmax(float[][] weights, float[] image) {
    double[] result = new double[CLASSES];
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < CLASSES; c++) {
      result[c] = score(weights[c], image);
      largest = Math.max(largest, result[c]);
    }
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      result[c] = Math.exp(result[c] - largest);
      sum += result[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      result[c] /= sum;
    }
    return result;
  }

  private static float score(float[] weights, float[] image) {
    float score = weights[PIXELS];
    for (int k = 0; k < PIXELS; k++) {
      score += weights[k] * image[k];
    }
    return score;
  }

  private static void read(ImageSet set, int i, float[] image) {
    Augmentation.write(set, i, MEAN.memory(), View.PLAIN, image, 0);
    for (int k = 0; k < PIXELS; k++) {
      image[k] /= 255 * 8f;
    }
  }
}
