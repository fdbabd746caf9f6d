package org.residuallab.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.model.Optimizer;

/** One network computed by PyTorch: its first weights, and all that follows from them. */
public final class TorchNumbers {

  // Share of the old value that each step keeps in a running statistic. PyTorch's argument is the
  // other share, 0.1.
  private static final double DECAY = 0.9;

  private final Network network;
  private final Safetensors file;

  TorchNumbers(Network network, Safetensors file) {
    this.network = network;
    this.file = file;
  }

  public Optimizer optimizer() {
    return new Optimizer(
        file.metadata("learning_rate"), file.metadata("momentum"), file.metadata("weight_decay"));
  }

  /** The images {@code [N, C, H, W]} and their classes, one-hot {@code [N, classes]}. */
  public DataSet batch() {
    INDArray images = file.tensor("images");
    INDArray classes = file.tensor("labels");
    INDArray labels = Nd4j.zeros(images.size(0), network.classes());
    for (int i = 0; i < images.size(0); i++) {
      labels.putScalar(i, classes.getInt(i), 1);
    }
    return new DataSet(images, labels);
  }

  /** Parameters and running statistics to begin with, under Deeplearning4j's names. */
  public Map<String, INDArray> initial() {
    return parameters("initial");
  }

  /** Sets every parameter and running statistic of a graph. */
  public void loadInto(ComputationGraph graph) {
    initial()
        .forEach(
            (name, value) -> {
              INDArray parameter = graph.getParam(name);
              parameter.assign(value.reshape(parameter.shape()));
            });
  }

  public INDArray inferenceProbabilities() {
    return file.tensor("inference/probabilities");
  }

  public INDArray trainingProbabilities() {
    return file.tensor("training/probabilities");
  }

  /** Mean cross-entropy of the batch before each of three steps. */
  public double[] losses() {
    return file.tensor("losses").toDoubleVector();
  }

  /** Gradients of the first loss: means over the batch. */
  public Map<String, INDArray> gradients() {
    return parameters("gradient");
  }

  /** L2 norms of the gradients of all weights, by layer. */
  public Map<String, Double> gradientNorms() {
    return numbers("gradient-norm");
  }

  /** Standard deviations of the 3x3 layers' outputs, with running statistics. */
  public Map<String, Double> inferenceResponses() {
    return numbers("inference-response");
  }

  /** Standard deviations of the 3x3 layers' outputs, with the batch's statistics. */
  public Map<String, Double> trainingResponses() {
    return numbers("training-response");
  }

  private Map<String, Double> numbers(String section) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    file.section(section).forEach((name, value) -> numbers.put(name, value.getDouble(0)));
    return numbers;
  }

  /** Running statistics after one step. */
  public Map<String, INDArray> statisticsAfterOneStep() {
    return biased(parameters("one-step"), 1);
  }

  /** Parameters and running statistics after three steps. */
  public Map<String, INDArray> afterThreeSteps() {
    return biased(parameters("three-steps"), 3);
  }

  private Map<String, INDArray> parameters(String section) {
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    file.section(section)
        .forEach((name, value) -> parameters.put(deeplearning4jName(name), transposed(value)));
    return parameters;
  }

  private String deeplearning4jName(String name) {
    int dot = name.lastIndexOf('.');
    String layer = name.substring(0, dot);
    boolean normalization = network.node(layer).layer() instanceof Layer.BatchNormalization;
    return layer
        + switch (name.substring(dot + 1)) {
          case "weight" -> normalization ? "_gamma" : "_W";
          case "bias" -> normalization ? "_beta" : "_b";
          case "running_mean" -> "_mean";
          case "running_var" -> "_var";
          default -> throw new IllegalArgumentException(name);
        };
  }

  // A fully connected layer's weights are [out, in] in PyTorch, [in, out] in Deeplearning4j.
  // Convolutions are [out, in, kh, kw] in both.
  private static INDArray transposed(INDArray value) {
    return value.rank() == 2 ? value.transpose().dup('c') : value;
  }

  // PyTorch averages the batches' unbiased variances, divided by n - 1; Deeplearning4j the biased
  // ones, divided by n, the number of values of a channel in the batch. Both normalise the batch
  // itself with the biased one.
  private Map<String, INDArray> biased(Map<String, INDArray> parameters, int steps) {
    Map<String, INDArray> first = initial();
    double kept = Math.pow(DECAY, steps);
    parameters.replaceAll(
        (name, value) -> {
          if (!name.endsWith("_var")) {
            return value;
          }
          Shape maps = network.node(name.substring(0, name.lastIndexOf('_'))).output();
          double n = (double) file.tensor("images").size(0) * maps.height() * maps.width();
          INDArray old = first.get(name).mul(kept);
          return value.sub(old).muli((n - 1) / n).addi(old);
        });
    return parameters;
  }
}
