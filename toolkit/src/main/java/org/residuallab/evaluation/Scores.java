package org.residuallab.evaluation;

import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.ImageSet;
import org.residuallab.data.View;
import org.residuallab.data.ViewBatches;
import org.residuallab.engine.Engine;
import org.residuallab.run.Provenance;
import org.residuallab.run.StoredModel;

/** The class probabilities of a set of images, summed over views and networks. */
final class Scores {

  /** Rows of a batch, views of one image together: as in training. */
  private static final int ROWS = 128;

  private final ImageSet images;
  private final int width;
  private final float[] sums; // [N, classes]
  private long nanos;
  private Provenance provenance;

  /**
   * @throws IllegalArgumentException if there are no images
   */
  Scores(ImageSet images) {
    if (images.size() == 0) {
      throw new IllegalArgumentException("there are no images to evaluate on");
    }
    this.images = images;
    this.width = images.classNames().size();
    this.sums = new float[Math.multiplyExact(images.size(), width)];
  }

  /** Adds what a network makes of all views of all images; the next batch is made meanwhile. */
  void add(StoredModel model, List<View> views) throws IOException {
    ViewBatches batches =
        new ViewBatches(images, model.preprocessing(), views, Math.max(1, ROWS / views.size()));
    ComputationGraph graph = Engine.accelerate(model.graph());
    if (provenance == null) {
      provenance = Provenance.now(Engine.describe(graph));
    }
    long start = System.nanoTime();
    try (BatchLoader loader = new BatchLoader(batches)) {
      int row = 0;
      while (loader.hasNext()) {
        Batch batch = loader.next();
        float[] answers = graph.outputSingle(batch.images()).dup('c').data().asFloat();
        requireNumbers(answers, model);
        for (int k = 0; k < batch.size(); k++, row++) {
          add(answers, k, row / views.size());
        }
      }
    } finally {
      nanos += System.nanoTime() - start;
      graph.close();
    }
  }

  private void add(float[] answers, int row, int image) {
    for (int c = 0; c < width; c++) {
      sums[image * width + c] += answers[row * width + c];
    }
  }

  static void requireNumbers(float[] answers, StoredModel model) {
    for (float answer : answers) {
      if (!Float.isFinite(answer)) {
        throw new IllegalArgumentException(
            "%s gives no numbers: its weights, or the mean and deviation of its images, are wrong"
                .formatted(model.folder()));
      }
    }
  }

  /** So far, {@code [N, classes]}. */
  float[] sums() {
    return sums.clone();
  }

  Confusion confusion() {
    int[] classes = new int[images.size()];
    int[] answers = new int[images.size()];
    for (int i = 0; i < images.size(); i++) {
      classes[i] = images.label(i);
      for (int c = 1; c < width; c++) {
        if (sums[i * width + c] > sums[i * width + answers[i]]) {
          answers[i] = c;
        }
      }
    }
    return Confusion.of(images.classNames(), classes, answers);
  }

  /** How often the true class is not among so many of the largest sums. */
  ErrorRate errorAmong(int most) {
    long wrong = 0;
    for (int i = 0; i < images.size(); i++) {
      if (rank(i) >= most) {
        wrong++;
      }
    }
    return new ErrorRate(wrong, images.size());
  }

  /** Classes before the true one; of equal sums, that of the smaller number comes first. */
  private int rank(int image) {
    int truth = images.label(image);
    float own = sums[image * width + truth];
    int before = 0;
    for (int c = 0; c < width; c++) {
      float sum = sums[image * width + c];
      if (sum > own || (sum == own && c < truth)) {
        before++;
      }
    }
    return before;
  }

  /** By what the first network was asked. */
  Provenance provenance() {
    return provenance;
  }

  double seconds() {
    return nanos / 1e9;
  }
}
