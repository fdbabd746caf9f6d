package org.residuallab.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Network;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.ImageSet;
import org.residuallab.engine.Engine;
import org.residuallab.engine.StopButton;
import org.residuallab.run.StoredModel;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;

/**
 * Where a {@link LossLandscape} is looked at: on a square grid around the network, in two random
 * directions.
 *
 * <pre>{@code
 * var survey = new LandscapeSurvey(1.0, 10, 1);
 * System.out.println(survey.places() + " places");
 * }</pre>
 *
 * @param reach how far to each side, in lengths of the network's own filters
 * @param steps from the middle to each side
 * @param seed of the two directions
 */
public record LandscapeSurvey(double reach, int steps, long seed) {

  private static final int BATCH = 64;

  /**
   * @throws IllegalArgumentException if there is nowhere to look
   */
  public LandscapeSurvey {
    if (!(reach > 0) || !Double.isFinite(reach) || steps < 1) {
      throw new IllegalArgumentException("a landscape needs a reach above 0, and steps");
    }
  }

  /** So many places has each side of the square. */
  public int side() {
    return 2 * steps + 1;
  }

  /** So many places there are. */
  public int places() {
    return side() * side();
  }

  private double at(int step) {
    return reach * (step - steps) / steps;
  }

  /**
   * Looks.
   *
   * @param images on which the loss is measured, of the network's size and classes
   * @param progress is told of each place that was looked at
   * @throws IllegalArgumentException if the images are others, or the network's file is damaged
   * @throws IOException if it cannot be read
   */
  public LossLandscape of(StoredModel model, ImageSet images, ProgressListener progress)
      throws IOException {
    int size = Math.max(1, Math.min(BATCH, images.size()));
    EvaluationBatches batches = new EvaluationBatches(images, model.preprocessing(), size);
    Network network = model.network().network();
    Random random = new Random(seed);
    List<LossLandscape.Point> points = new ArrayList<>();
    ComputationGraph graph = Engine.accelerate(model.graph());
    try (INDArray trained = graph.params().dup();
        INDArray first = FilterDirection.draw(graph, network, random);
        INDArray second = FilterDirection.draw(graph, network, random)) {
      for (int place = 0; place < places(); place++) {
        StopButton.check(place, places());
        double right = at(place % side());
        double up = at(place / side());
        graph.params().assign(trained).addi(first.mul(right)).addi(second.mul(up));
        LossAndError there = LossAndError.of(graph, batches);
        points.add(new LossLandscape.Point(right, up, there.loss(), there.error()));
        progress.at(new ProgressBar(network.name(), place + 1, places(), ""));
      }
    } finally {
      graph.close();
    }
    return new LossLandscape(model.network(), this, points);
  }
}
