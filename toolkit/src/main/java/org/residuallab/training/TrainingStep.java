package org.residuallab.training;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.residuallab.data.Batch;
import org.residuallab.model.Answers;
import org.residuallab.model.Parameter;

/** One iteration: forward, backward, update; and the mini-batch's loss and error on the way. */
public final class TrainingStep {

  /**
   * What the step's forward pass gave.
   *
   * @param loss mean cross-entropy, without the weight decay's term
   * @param wrong wrongly classified images of the mini-batch
   */
  public record Outcome(double loss, int wrong) {}

  private final ComputationGraph graph;
  private final Predictions predictions = new Predictions();

  /** Steps of that graph, which gets a listener until {@link #release}. */
  public TrainingStep(ComputationGraph graph) {
    this.graph = graph;
    graph.addListeners(predictions);
  }

  /** Learns from one mini-batch. */
  public Outcome take(Batch batch) {
    predictions.classes = batch.classes();
    graph.fit(new INDArray[] {batch.images()}, new INDArray[] {batch.labels()});
    return predictions.outcome;
  }

  /** Leaves the graph as it was. */
  public void release() {
    List<TrainingListener> others =
        graph.getListeners().stream().filter(listener -> listener != predictions).toList();
    graph.setListeners(others);
  }

  /** Reads the class probabilities of the training pass, so that no second pass is needed. */
  private static final class Predictions extends BaseTrainingListener {

    private int[] classes;
    private Outcome outcome;

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
      outcome = outcome(probabilities((ComputationGraph) model, activations));
    }

    private static INDArray probabilities(
        ComputationGraph graph, Map<String, INDArray> activations) {
      String output = graph.getConfiguration().getNetworkOutputs().get(0);
      INDArray known = activations.get(output);
      if (known != null) {
        return known;
      }
      // Deeplearning4j's own pass ends before the classifier; its loss does the rest.
      String last = graph.getConfiguration().getVertexInputs().get(output).get(0);
      INDArray features = activations.get(last);
      INDArray logits =
          features
              .reshape(features.size(0), -1)
              .mmul(Parameter.WEIGHTS.in(graph, output))
              .addiRowVector(Parameter.BIAS.in(graph, output));
      return Transforms.softmax(logits, false);
    }

    private Outcome outcome(INDArray probabilities) {
      Answers answers = Answers.of(probabilities);
      return new Outcome(answers.loss(classes) / classes.length, answers.wrong(classes));
    }
  }
}
