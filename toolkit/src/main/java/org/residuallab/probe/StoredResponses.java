package org.residuallab.probe;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.ImageSet;
import org.residuallab.data.View;
import org.residuallab.data.ViewBatches;
import org.residuallab.run.Origin;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;

/** The responses (Fig. 7) of a stored network, trained here or elsewhere. */
public final class StoredResponses {

  // All activations of 110 layers: about 400 MB.
  private static final int BATCH = 25;

  private StoredResponses() {}

  /**
   * Measured on images, in inference mode.
   *
   * @param images to pass, of the network's size and classes
   * @throws IllegalArgumentException if the images are of another size or other classes, or the
   *     network's file is damaged
   * @throws IOException if it cannot be read
   */
  public static LayerResponses on(ImageSet images, StoredModel model) throws IOException {
    ViewBatches batches =
        new ViewBatches(
            images,
            model.preprocessing(),
            List.of(View.PLAIN),
            Math.max(1, Math.min(BATCH, images.size())));
    ComputationGraph graph = TrainedNetwork.of(model);
    try (BatchLoader loader = new BatchLoader(batches)) {
      return named(model, LayerResponses.of(model.name(), graph, loader).layers());
    } finally {
      graph.close();
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
      return named(model, LayerResponses.normalized(graph));
    } finally {
      graph.close();
    }
  }

  private static LayerResponses named(StoredModel model, List<LayerResponse> layers) {
    Optional<RunRecord> run =
        model.origin() instanceof Origin.TrainedHere here
            ? Optional.of(here.run())
            : Optional.empty();
    return new LayerResponses(model.network().name(), model.network().hasShortcuts(), run, layers);
  }
}
