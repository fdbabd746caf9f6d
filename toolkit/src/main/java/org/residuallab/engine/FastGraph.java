package org.residuallab.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.translation.CompiledPass;
import org.residuallab.engine.translation.LayerChecks;
import org.residuallab.engine.translation.PassKind;
import org.residuallab.engine.translation.PlanCache;
import org.residuallab.engine.translation.UnsupportedLayerException;
import org.residuallab.engine.translation.Vertices;

/**
 * A computation graph that computes with oneDNN. Configuration, named parameters, flat arrays,
 * updaters, listeners and storage are Deeplearning4j's own; what is replaced is the arithmetic of a
 * training step and of the outputs. Calls that the fast path does not serve, such as those with
 * masks, go to Deeplearning4j.
 */
final class FastGraph extends ComputationGraph {

  private static final long serialVersionUID = 1;

  private final transient PlanCache plans;
  private final int threads;
  private transient INDArray[] batchLabels;
  private transient GradientViews views;
  private transient double regularization;

  private FastGraph(ComputationGraph original, int threads) {
    super(original.getConfiguration());
    init(original.params(), false);
    this.threads = threads;
    plans = new PlanCache(this);
  }

  /** A fast graph that shares the parameters of the original, and continues its updater. */
  static FastGraph of(ComputationGraph original, int threads) {
    FastGraph graph = new FastGraph(original, threads);
    INDArray state = original.getUpdater(false) == null ? null : original.updaterState();
    if (state != null) {
      graph.getUpdater().setStateViewArray(state.dup());
    }
    graph.setListeners(original.getListeners());
    return graph;
  }

  /** What the fast path does not know about this graph, empty if nothing. */
  Optional<String> obstacle() {
    try {
      if (getNumInputArrays() != 1 || getNumOutputArrays() != 1) {
        return Optional.of("more than one input or output");
      }
      if (params().dataType() != DataType.FLOAT) {
        return Optional.of("numbers other than 32-bit floats");
      }
      new LayerChecks(new Vertices(this, true)).accept();
      return Optional.empty();
    } catch (UnsupportedLayerException e) {
      return Optional.of(e.getMessage());
    }
  }

  int threads() {
    return threads;
  }

  @Override
  public void setLabels(INDArray... labels) {
    super.setLabels(labels);
    batchLabels = labels;
  }

  @Override
  public void setLabel(int index, INDArray label) {
    super.setLabel(index, label);
    if (batchLabels == null) {
      batchLabels = new INDArray[getNumOutputArrays()];
    }
    batchLabels[index] = label;
  }

  @Override
  public synchronized void computeGradientAndScore() {
    if (!isServed(getInputs(), getInputMaskArrays(), getLabelMaskArrays())) {
      super.computeGradientAndScore();
      regularization = 0;
      return;
    }
    synchronizeIterEpochCounts();
    getUpdater(true);
    if (getFlattenedGradients() == null) {
      initGradientsView();
    }
    INDArray images = getInput(0);
    CompiledPass pass = plans.pass(PassKind.TRAINING, images.shape());
    pass.train(images, batchLabels[0]);
    score = pass.loss().mean();
    regularization = Double.NaN;
    if (views == null || !views.show(getFlattenedGradients())) {
      views = new GradientViews(this);
    }
    gradient = views.gradient();
    for (TrainingListener listener : getListeners()) {
      listener.onForwardPass(this, Map.of(outputName(), pass.probabilities()));
      listener.onBackwardPass(this);
    }
  }

  /** Mean cross entropy of the last batch plus the weight decay's term, before its update. */
  @Override
  public double score() {
    if (Double.isNaN(regularization)) {
      regularization = calcRegularizationScore(true);
    }
    return score + regularization;
  }

  @Override
  public void setScore(double newScore) {
    super.setScore(newScore);
    regularization = 0;
  }

  /** Takes the weight decay's term from the updater, which has just gone over all weights. */
  void setRegularization(double term) {
    regularization = term;
  }

  /** Without the weight decay's term: it costs a pass over the weights that nobody asked for. */
  @Override
  public Pair<Gradient, Double> gradientAndScore() {
    return new Pair<>(gradient(), score);
  }

  @Override
  protected synchronized INDArray[] outputOfLayersDetached(
      boolean train,
      FwdPassType type,
      int[] layers,
      INDArray[] features,
      INDArray[] featureMasks,
      INDArray[] labelMasks,
      boolean clearInputs,
      boolean detachInputs,
      MemoryWorkspace workspace) {
    boolean wholeNetwork = Arrays.equals(layers, getOutputLayerIndices());
    if (!wholeNetwork || !clearInputs || !isServed(features, featureMasks, labelMasks)) {
      return super.outputOfLayersDetached(
          train,
          type,
          layers,
          features,
          featureMasks,
          labelMasks,
          clearInputs,
          detachInputs,
          workspace);
    }
    PassKind kind = train ? PassKind.TRAINING_ACTIVATIONS : PassKind.INFERENCE;
    CompiledPass pass = plans.pass(kind, features[0].shape());
    pass.run(features[0]);
    return new INDArray[] {pass.probabilities()};
  }

  @Override
  protected synchronized Map<String, INDArray> ffToLayerActivationsDetached(
      boolean train,
      FwdPassType type,
      boolean storeForTbptt,
      int last,
      int[] excluded,
      INDArray[] features,
      INDArray[] featureMasks,
      INDArray[] labelMasks,
      boolean clearInputs) {
    boolean wholeNetwork = last == getVertices().length - 1 && excluded == null;
    if (!wholeNetwork || !clearInputs || !isServed(features, featureMasks, labelMasks)) {
      return super.ffToLayerActivationsDetached(
          train,
          type,
          storeForTbptt,
          last,
          excluded,
          features,
          featureMasks,
          labelMasks,
          clearInputs);
    }
    CompiledPass pass = plans.pass(PassKind.activations(train), features[0].shape());
    pass.run(features[0]);
    return pass.activations();
  }

  @Override
  public ComputationGraphUpdater getUpdater(boolean initialize) {
    ComputationGraphUpdater known = super.getUpdater(false);
    if (known == null && initialize) {
      known = new OnePassUpdater(this, null);
      super.setUpdater(known);
    }
    return known;
  }

  @Override
  public void setUpdater(ComputationGraphUpdater updater) {
    super.setUpdater(
        updater == null || updater instanceof OnePassUpdater
            ? updater
            : new OnePassUpdater(this, updater.getStateViewArray()));
  }

  private String outputName() {
    return getConfiguration().getNetworkOutputs().get(0);
  }

  private boolean isServed(INDArray[] features, INDArray[] masks, INDArray[] labelMasks) {
    return features.length == 1
        && getNumOutputArrays() == 1
        && features[0].rank() == 4
        && features[0].dataType() == DataType.FLOAT
        && params().dataType() == DataType.FLOAT
        && isEmpty(masks)
        && isEmpty(labelMasks)
        && getConfiguration().getBackpropType() == BackpropType.Standard;
  }

  private static boolean isEmpty(INDArray[] masks) {
    return masks == null
        || List.of(masks).isEmpty()
        || Arrays.stream(masks).allMatch(m -> m == null);
  }

  @Override
  public FastGraph clone() {
    return of(super.clone(), threads);
  }

  @Override
  public void close() {
    plans.close();
    super.close();
  }
}
