package org.residuallab.evaluation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.DenseForm;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.data.ImageSet;
import org.residuallab.data.Look;
import org.residuallab.data.NetworkInput;
import org.residuallab.data.NetworkInputs;
import org.residuallab.data.Preprocessing;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineSettings;
import org.residuallab.engine.StopButton;
import org.residuallab.model.Answers;
import org.residuallab.model.DenseModel;
import org.residuallab.run.Placement;
import org.residuallab.run.Provenance;
import org.residuallab.run.StoredModel;

/** The class probabilities of a set of images, summed over looks and networks. */
final class Scores {

  /** Images that are decoded while others are computed, and values of theirs: 32 MB. */
  private static final long MOST_AHEAD = 256;

  private static final long VALUES_AHEAD = 8L << 20;

  private final ImageSet images;
  private final int width;
  private final EngineSettings engine;
  private final Optional<Placement> placement;
  private final float[] sums; // [N, classes]
  private long multiplyAdds;
  private long nanos;
  private Provenance provenance;

  /**
   * @param images which begin where a {@link Stretch} may
   * @param engine by which they are computed
   * @param placement where on a cluster
   * @throws IllegalArgumentException if there are no images, or more than an array holds
   *     probabilities
   */
  Scores(ImageSet images, EngineSettings engine, Optional<Placement> placement) {
    if (images.size() == 0) {
      throw new IllegalArgumentException("there are no images to evaluate on");
    }
    this.images = images;
    this.engine = engine;
    this.placement = placement;
    this.width = images.classNames().size();
    if ((long) images.size() * width > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%,d images of %,d classes are too many to evaluate at once"
              .formatted(images.size(), width));
    }
    this.sums = new float[images.size() * width];
  }

  /**
   * @throws IllegalArgumentException if the network does not know these images or their classes, or
   *     cannot look at them so
   */
  static void requireFits(StoredModel model, Protocol protocol, ImageSet images) {
    model.preprocessing().requireKnows(images);
    new LookCosts(model, protocol).requireFits();
  }

  /**
   * Adds what a network makes of all looks at all images; the next ones are decoded meanwhile.
   *
   * @throws IllegalArgumentException if it cannot look at them so
   * @throws java.util.concurrent.CancellationException if its thread is interrupted
   */
  void add(StoredModel model, Protocol protocol) throws IOException {
    Shape own = model.network().input();
    Preprocessing needs = model.preprocessing();
    Function<Shape, List<Look>> looks =
        picture -> protocol.looks(picture, needs.resized(picture), own);
    LookCosts costs = new LookCosts(model, protocol);
    costs.requireFits();
    NetworkInputs inputs = new NetworkInputs(images, needs);
    ComputationGraph graph = graph(model, protocol);
    if (provenance == null) {
      provenance = Provenance.now(Engine.describe(graph), placement);
    }
    WaitingInputs waiting =
        new WaitingInputs(
            graph,
            (image, probabilities, row) -> {
              requireNumbers(probabilities, model);
              add(probabilities, row, image);
            });
    long start = System.nanoTime();
    try (Ahead<List<NetworkInput>> pictures =
        new Ahead<>(
            images.size(),
            ahead(looks.apply(images.shape())),
            i -> inputs.of(i, looks),
            engine.threads())) {
      for (int image = 0; pictures.hasNext(); image++) {
        StopButton.check(image, images.size(), "images");
        List<NetworkInput> seen = pictures.next();
        seen.forEach(input -> multiplyAdds += costs.of(input.shape()));
        if (image % Stretch.STEP == 0) {
          waiting.compute();
        }
        waiting.add(image, seen);
      }
      waiting.compute();
    } finally {
      nanos += System.nanoTime() - start;
      graph.close();
    }
  }

  private ComputationGraph graph(StoredModel model, Protocol protocol) throws IOException {
    ComputationGraph trained = model.graph();
    if (!protocol.dense()) {
      return Engine.forOutputs(trained, engine);
    }
    Network own = model.network().network();
    ComputationGraph dense = DenseModel.of(trained, own);
    if (!DenseForm.of(own, own.input()).equals(own)) {
      trained.close(); // Its parameters were copied.
    }
    return Engine.forOutputs(dense, engine);
  }

  /** So many images are decoded ahead, by the size of one as the set has it. */
  private int ahead(List<Look> looks) {
    long values = looks.stream().mapToLong(look -> look.part().size()).sum();
    return (int) Math.max(engine.threads() + 1L, Math.min(MOST_AHEAD, VALUES_AHEAD / values));
  }

  private void add(float[] answers, int row, int image) {
    for (int c = 0; c < width; c++) {
      sums[image * width + c] += answers[row * width + c];
    }
  }

  static void requireNumbers(float[] answers, StoredModel model) {
    for (float answer : answers) {
      if (!Float.isFinite(answer)) {
        throw new NoNumbersException(model.folder());
      }
    }
  }

  /** So far, {@code [N, classes]}. */
  float[] sums() {
    return sums.clone();
  }

  Confusion confusion() {
    Answers summed = new Answers(sums, width);
    int[] classes = new int[images.size()];
    int[] answers = new int[images.size()];
    for (int i = 0; i < images.size(); i++) {
      classes[i] = images.label(i);
      answers[i] = summed.of(i);
    }
    return Confusion.of(images.classNames(), classes, answers);
  }

  /** How often the true class is not among so many of the largest sums. */
  ErrorRate errorAmong(int most) {
    Answers summed = new Answers(sums, width);
    long wrong = 0;
    for (int i = 0; i < images.size(); i++) {
      if (isWrongAmong(most, summed.before(images.label(i), i))) {
        wrong++;
      }
    }
    return new ErrorRate(wrong, images.size());
  }

  /** Of a true class that has so many before it. */
  static boolean isWrongAmong(int most, int before) {
    return before >= most;
  }

  /** Of all images. */
  long multiplyAdds() {
    return multiplyAdds;
  }

  /** By what the first network was asked. */
  Provenance provenance() {
    return provenance;
  }

  double seconds() {
    return nanos / 1e9;
  }
}
