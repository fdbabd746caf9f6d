package org.residuallab.engine;

import java.io.Serial;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.translation.CompiledPass;
import org.residuallab.engine.translation.GraphChecks;
import org.residuallab.engine.translation.PassKind;
import org.residuallab.model.Precision;

/**
 * A computation graph that computes with oneDNN. Configuration, named parameters, flat arrays,
 * updaters and storage are Deeplearning4j's own; what is replaced is the arithmetic of a training
 * step and of the outputs. What the fast path does not serve, such as masks, and numbers that are
 * not finite, which it would hide, go to Deeplearning4j. Public because Deeplearning4j clones
 * graphs by reflection.
 */
public final class FastGraph extends EngineGraph {

  private static final long serialVersionUID = 1;

  private final Precision precision;
  private final boolean forOutputs;
  private final transient FastPasses passes;
  private transient INDArray[] batchLabels;
  private transient GradientViews views;
  // The weight decay's part of the score; NaN while nobody has asked for it.
  private transient double regularization;

  private FastGraph(
      ComputationGraph original, int threads, Precision precision, boolean forOutputs) {
    super(original, threads);
    this.precision = precision;
    this.forOutputs = forOutputs;
    passes = new FastPasses(this);
  }

  /** A fast graph that shares the parameters of the original, and continues its updater. */
  static FastGraph of(ComputationGraph original, int threads, Precision precision) {
    return of(original, threads, precision, false);
  }

  /** The same for outputs alone: the parameters stay as they are. */
  static FastGraph forOutputs(ComputationGraph original, int threads) {
    return of(original, threads, Precision.FLOAT32, true);
  }

  private static FastGraph of(
      ComputationGraph original, int threads, Precision precision, boolean forOutputs) {
    FastGraph graph = new FastGraph(original, threads, precision, forOutputs);
    graph.continueFrom(original);
    return graph;
  }

  /** What the fast path does not know about this graph, empty if nothing. */
  Optional<String> obstacle() {
    return GraphChecks.obstacle(this);
  }

  /** Computes its passes. */
  FastPasses passes() {
    return passes;
  }

  /** In which it is trained. */
  Precision precision() {
    return precision;
  }

  /** Whether its parameters stay as they are. */
  boolean isForOutputs() {
    return forOutputs;
  }

  @Override
  ComputePath path() {
    return ComputePath.RESIDUAL_LAB;
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
  public void clear() {
    super.clear();
    batchLabels = null;
  }

  @Override
  public synchronized void computeGradientAndScore() {
    computeGradient();
    score();
  }

  /** For the optimiser, whose updater goes over all weights soon and adds up their decay. */
  @Override
  public synchronized void computeGradientAndScore(LayerWorkspaceMgr workspace) {
    computeGradient();
  }

  private void computeGradient() {
    begin();
    if (forOutputs) {
      throw new IllegalStateException(
          "this graph was opened for outputs alone; Engine.accelerate opens one that can learn");
    }
    boolean mayBeFast = BatchArrays.areLabels(batchLabels) && !GraphChecks.hasFrozenLayers(this);
    if (!mayBeFast || !computeFast()) {
      super.computeGradientAndScore();
      regularization = 0;
    }
  }

  private boolean computeFast() {
    synchronizeIterEpochCounts();
    getUpdater(true);
    if (getFlattenedGradients() == null) {
      initGradientsView();
    }
    BatchArrays batch = new BatchArrays(getInputs(), getInputMaskArrays(), getLabelMaskArrays());
    Optional<CompiledPass> pass = passes.train(batch, batchLabels[0]);
    pass.ifPresent(trained -> take(trained, batch));
    return pass.isPresent();
  }

  private void take(CompiledPass pass, BatchArrays batch) {
    score = conf().isMiniBatch() ? pass.loss().mean() : pass.loss().sum();
    regularization = Double.NaN;
    if (views == null || !views.show(getFlattenedGradients())) {
      views = new GradientViews(this);
    }
    gradient = views.gradient();
    PassNews.tell(this, pass.probabilities(), batch);
  }

  /** The loss of the last batch, before its update, plus the weight decay's term. */
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
    if (Double.isNaN(regularization)) {
      regularization = term;
    }
  }

  /** Within an optimiser's step without the weight decay's term, for which nobody asks there. */
  @Override
  public Pair<Gradient, Double> gradientAndScore() {
    return new Pair<>(gradient(), Double.isNaN(regularization) ? score : score());
  }

  @Override
  Optional<INDArray[]> outputs(boolean training, int[] layers, BatchArrays batch) {
    if (!Arrays.equals(layers, getOutputLayerIndices())) {
      return Optional.empty();
    }
    return (training
            ? passes.run(PassKind.TRAINING_ACTIVATIONS, batch).map(CompiledPass::probabilities)
            : passes.infer(batch))
        .map(probabilities -> new INDArray[] {probabilities});
  }

  @Override
  Optional<Map<String, INDArray>> activations(boolean training, int last, BatchArrays batch) {
    return last == getVertices().length - 1
        ? passes.run(PassKind.activations(training), batch).map(CompiledPass::activations)
        : Optional.empty();
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

  @Override
  public FastGraph clone() {
    return of(super.clone(), threads(), precision);
  }

  @Override
  public synchronized void close() {
    passes.close();
    super.close();
  }

  @Serial
  private Object readResolve() {
    return of(this, threads(), precision);
  }
}
