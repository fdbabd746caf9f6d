package org.residuallab.probe;

import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.engine.Engine;
import org.residuallab.run.Provenance;
import org.residuallab.run.StoredModel;

/**
 * The responses (Fig. 7) of a stored network, trained here or elsewhere.
 *
 * <pre>{@code
 * var plan = RunPlan.of("responding", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var chart = ResponseCharts.figure7(List.of(StoredResponses.withBatchStatistics(StoredModel.read(run.folder()))));
 * }</pre>
 */
public final class StoredResponses {

  private StoredResponses() {}

  /**
   * Measured on images, in inference mode.
   *
   * @param images to pass, of the network's classes; pictures of another size are made to fit
   * @throws IllegalArgumentException if the images have other channels or are of other classes, or
   *     the network's file is damaged
   * @throws IOException if it cannot be read
   */
  public static LayerResponses on(ImageSet images, StoredModel model) throws IOException {
    return LayerResponses.of(model.origin(), pass(images, model).layers());
  }

  /** What images showed, when, and by what. */
  record Passed(List<LayerResponse> layers, double seconds, Provenance provenance) {}

  static Passed pass(ImageSet images, StoredModel model) throws IOException {
    EvaluationBatches batches =
        new EvaluationBatches(
            model.preprocessing().fitted(images),
            model.preprocessing(),
            ActivationBatch.of(model.origin().network(), images.size()));
    ComputationGraph graph = TrainedNetwork.of(model);
    Provenance now = Provenance.now(Engine.describe(graph));
    long start = System.nanoTime();
    try (BatchLoader loader = new BatchLoader(batches)) {
      List<LayerResponse> layers = LayerResponses.of(model.name(), graph, loader).layers();
      requireNumbers(layers, model);
      return new Passed(layers, (System.nanoTime() - start) / 1e9, now);
    } finally {
      graph.close();
    }
  }

  private static void requireNumbers(List<LayerResponse> layers, StoredModel model) {
    if (!layers.stream().allMatch(layer -> Double.isFinite(layer.deviation()))) {
      throw new IllegalArgumentException(
          "%s: what its layers answer is no number; its weights are damaged, or hold none"
              .formatted(model.folder()));
    }
  }

  /**
   * Normalised by a mini-batch's own statistics, as in training, so that no image has to pass: see
   * {@link LayerResponses#withBatchStatistics}.
   *
   * @throws IllegalArgumentException if the network's file is damaged
   * @throws IOException if it cannot be read
   */
  public static LayerResponses withBatchStatistics(StoredModel model) throws IOException {
    ComputationGraph graph = TrainedNetwork.of(model);
    try {
      return LayerResponses.of(model.origin(), LayerResponses.normalized(graph));
    } finally {
      graph.close();
    }
  }
}
