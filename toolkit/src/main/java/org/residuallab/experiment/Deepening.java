package org.residuallab.experiment;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Network;
import org.residuallab.data.Augmentation;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.MeanImage;
import org.residuallab.data.TrainingBatches;
import org.residuallab.engine.Engine;
import org.residuallab.engine.StopButton;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;
import org.residuallab.training.TestError;
import org.residuallab.training.TrainingStep;

/**
 * Deepens a trained network by layers that do nothing, and trains on: does the optimiser leave them
 * as they are?
 *
 * <pre>{@code
 * var shallow = CifarFamily.plain(8).architecture().network();
 * var construction = new IdentityConstruction(shallow, CifarFamily.plain(14).architecture().network());
 * var course = new Deepening(2, 8, 1, 16, 0.002, 1).run(construction, Models.build(shallow, 1), settings.images());
 * }</pre>
 *
 * @param iterations of training after the deepening
 * @param batch images of a mini-batch
 * @param measurements at the start, and so many times afterwards
 * @param images training images on which errors are measured
 * @param learningRate constant, with the paper's momentum and weight decay; at 0 the weights are
 *     held, and only running statistics move on
 * @param seed decides the weights of added residual blocks, and the batches
 */
public record Deepening(
    int iterations, int batch, int measurements, int images, double learningRate, long seed) {

  /**
   * @throws IllegalArgumentException if a count is less than one, or the rate below zero
   */
  public Deepening {
    if (iterations < 1 || batch < 1 || measurements < 1 || images < 1) {
      throw new IllegalArgumentException("training on needs iterations, images and measurements");
    }
    if (!(learningRate >= 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "a learning rate is 0 or more, and finite, not " + learningRate);
    }
  }

  /**
   * A moment of the training.
   *
   * @param iteration since the deepening
   * @param error training error in inference mode, in percent, without augmentation
   * @param departure how far the added layers are from the identity: the distance between what each
   *     stage's added layers read and give, in units of what they read; the mean over the stages; 0
   *     where nothing was added
   */
  public record Moment(int iteration, double error, double departure) {}

  /**
   * One network's way.
   *
   * @param network what was trained on, {@code plain-20, deepened to 56}
   * @param residual whether it has shortcuts
   * @param deepened whether layers were added to it
   * @param learningRate at which it was trained on
   * @param before error of the trained network as it came, in percent, on the same images
   * @param moments from there on, or from the deepening on
   */
  public record Course(
      String network,
      boolean residual,
      boolean deepened,
      double learningRate,
      double before,
      List<Moment> moments) {

    public Course {
      moments = List.copyOf(moments);
    }
  }

  /**
   * Deepens a trained network and trains on.
   *
   * @param construction which network becomes which
   * @param trained the shallow network's graph; it stays as it is
   * @param data to train on
   */
  public Course run(IdentityConstruction construction, ComputationGraph trained, Dataset data) {
    MeanImage mean = MeanImage.of(data.train());
    EvaluationBatches evaluation = evaluation(data, mean);
    double before = TestError.percent(trained, evaluation);
    ComputationGraph graph = construction.steady(trained, Optimizer.PAPER, seed, evaluation);
    String name =
        "%s, deepened to %d".formatted(construction.shallow().name(), construction.deep().depth());
    List<Moment> moments = trainOn(graph, AddedLayers.of(construction), mean, evaluation, data);
    return new Course(
        named(name), construction.deep().hasShortcuts(), true, learningRate, before, moments);
  }

  /**
   * Trains the network on as it is, with the same batches, for comparison.
   *
   * @param network the trained one
   * @param trained its graph; it stays as it is
   * @param data to train on
   */
  public Course alone(Network network, ComputationGraph trained, Dataset data) {
    MeanImage mean = MeanImage.of(data.train());
    EvaluationBatches evaluation = evaluation(data, mean);
    double before = TestError.percent(trained, evaluation);
    ComputationGraph copy = Models.build(network, Optimizer.PAPER, Initialization.HE, seed);
    copy.setParams(trained.params());
    List<Moment> moments =
        trainOn(Engine.accelerate(copy), AddedLayers.NONE, mean, evaluation, data);
    return new Course(
        named(network.name()), network.hasShortcuts(), false, learningRate, before, moments);
  }

  private String named(String network) {
    return learningRate == 0 ? network + ", weights held" : network;
  }

  private EvaluationBatches evaluation(Dataset data, MeanImage mean) {
    int measured = Math.min(images, data.train().size());
    return new EvaluationBatches(data.train().range(0, measured), mean, Math.min(batch, measured));
  }

  private List<Moment> trainOn(
      ComputationGraph graph,
      AddedLayers added,
      MeanImage mean,
      EvaluationBatches evaluation,
      Dataset data) {
    List<Moment> moments = new ArrayList<>();
    moments.add(moment(0, graph, added, evaluation));
    TrainingBatches batches =
        new TrainingBatches(data.train(), mean, batch, seed, Augmentation.CROP_AND_FLIP);
    graph.setLearningRate(learningRate);
    TrainingStep step = new TrainingStep(graph);
    try (BatchLoader loader = new BatchLoader(batches)) {
      for (int done = 1; done <= iterations; done++) {
        StopButton.check(done - 1, iterations);
        step.take(loader.next());
        if (isMeasuredAfter(done)) {
          moments.add(moment(done, graph, added, evaluation));
        }
      }
    } finally {
      graph.close();
    }
    return moments;
  }

  // Evenly spread, and after the last.
  private boolean isMeasuredAfter(int done) {
    long share = (long) done * measurements / iterations;
    return share > (long) (done - 1) * measurements / iterations;
  }

  private static Moment moment(
      int iteration, ComputationGraph graph, AddedLayers added, EvaluationBatches images) {
    double departure = added.departure(graph, images);
    return new Moment(iteration, TestError.percent(graph, images), departure);
  }
}
