package org.residuallab.bench;

import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Augmentation;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.MeanImage;
import org.residuallab.data.SyntheticImages;
import org.residuallab.data.TrainingBatches;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineDescription;
import org.residuallab.engine.EngineSettings;
import org.residuallab.engine.LayerTime;
import org.residuallab.model.Models;
import org.residuallab.training.RunProbe;
import org.residuallab.training.TrainingStep;

/** One graph and what it is fed. */
final class Workload implements AutoCloseable {

  private static final long SEED = 1;
  private static final int IMAGES = 10_000;

  private final ComputationGraph graph;
  private final Runnable step;
  private final Runnable end;

  private Workload(ComputationGraph graph, Runnable step, Runnable end) {
    this.graph = graph;
    this.step = step;
    this.end = end;
  }

  /**
   * @throws IOException if a folder of pictures cannot be read
   */
  static Workload of(Task task, EngineSettings settings, List<RunProbe> probes) throws IOException {
    Network network = task.architecture().network();
    ComputationGraph built = Models.build(network, SEED);
    return task.mode() == Mode.TRAIN
        ? training(task, Engine.open(built, settings, task.precision()), probes)
        : outputs(task, Engine.forOutputs(built, settings));
  }

  private static Workload outputs(Task task, ComputationGraph graph) throws IOException {
    Network network = task.architecture().network();
    if (task.mode() == Mode.INFER) {
      INDArray images = random(task.batch(), network.input());
      return new Workload(graph, () -> graph.outputSingle(images), () -> {});
    }
    BatchLoader loader =
        BenchPictures.of(task.pictures().orElseThrow(), network).loader(task.batch());
    return new Workload(graph, () -> graph.outputSingle(loader.next().images()), loader::close);
  }

  private static Workload training(Task task, ComputationGraph graph, List<RunProbe> probes) {
    probes.forEach(probe -> graph.addListeners(probe.listener()));
    Network network = task.architecture().network();
    Shape shape = network.input();
    TrainingStep training = new TrainingStep(graph);
    if (shape.height() == 32) {
      BatchLoader loader = new BatchLoader(augmented(task.batch()));
      return new Workload(graph, () -> training.take(loader.next()), loader::close);
    }
    Batch batch = fixed(task.batch(), shape, network.classes());
    return new Workload(graph, () -> training.take(batch), () -> {});
  }

  /** As in a training run: shuffled, cropped and flipped images, made on a thread of their own. */
  private static TrainingBatches augmented(int batch) {
    Dataset data = new SyntheticImages(SEED, IMAGES, 1).draw();
    return new TrainingBatches(
        data.train(), MeanImage.of(data.train()), batch, SEED, Augmentation.CROP_AND_FLIP);
  }

  /** There is no data set of large images here: one batch of noise, over and over. */
  private static Batch fixed(int batch, Shape shape, int classes) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, classes);
    int[] numbers = new int[batch];
    for (int i = 0; i < batch; i++) {
      numbers[i] = i % classes;
      labels.putScalar(i, numbers[i], 1);
    }
    return new Batch(random(batch, shape), labels, numbers, 0);
  }

  private static INDArray random(int batch, Shape shape) {
    Nd4j.getRandom().setSeed(SEED);
    return Nd4j.randn(DataType.FLOAT, batch, shape.channels(), shape.height(), shape.width());
  }

  void step() {
    step.run();
  }

  /** From now on notes how long each part of a step takes. */
  void time() {
    Engine.time(graph);
  }

  /** How long each part of the steps took since then. */
  List<LayerTime> times() {
    return Engine.times(graph);
  }

  /** The path in use and what computes there, in one line. */
  String description() {
    EngineDescription engine = Engine.describe(graph);
    return "%s: %s %s, %d threads"
        .formatted(engine.path(), engine.library(), engine.instructions(), engine.threads());
  }

  @Override
  public void close() {
    end.run();
    graph.close();
  }
}
