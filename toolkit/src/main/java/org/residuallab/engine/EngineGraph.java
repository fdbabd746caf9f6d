package org.residuallab.engine;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A computation graph that computes on its own number of cores, whichever thread calls, and that
 * says so when it is used after it was closed. The arithmetic is Deeplearning4j's.
 */
abstract class EngineGraph extends ComputationGraph {

  private static final long serialVersionUID = 1;

  private final int threads;
  private transient boolean closed;

  /** Shares the parameters of the original. */
  EngineGraph(ComputationGraph original, int threads) {
    super(original.getConfiguration());
    init(original.params(), false);
    // By its vertices: Deeplearning4j freezes them, and leaves the list of layers as it was.
    for (GraphVertex vertex : original.getVertices()) {
      if (vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer) {
        getVertex(vertex.getVertexName()).setLayerAsFrozen();
      }
    }
    this.threads = threads;
  }

  /** Goes on with a copy of the original's updater, and with its listeners. */
  final void continueFrom(ComputationGraph original) {
    if (original.getUpdater(false) != null) {
      INDArray state = original.updaterState();
      INDArray own = updaterState();
      // Where layers were frozen since, it is of other parameters.
      if (state != null && own != null && state.length() == own.length()) {
        getUpdater().setStateViewArray(state.dup());
      }
    }
    // A clone's list is the original's own, to which others may be added later.
    setListeners(original.getListeners() == null ? null : new ArrayList<>(original.getListeners()));
  }

  /** The path on which it computes. */
  abstract ComputePath path();

  final int threads() {
    return threads;
  }

  /** Whatever computes begins with this. */
  final void begin() {
    if (closed) {
      throw new IllegalStateException("this graph was closed; it cannot compute any more");
    }
    Threads.use(threads);
  }

  /**
   * The graph's outputs by arithmetic of its own; empty where Deeplearning4j has to do it.
   *
   * @param layers indices of the vertices whose activations are wanted
   */
  Optional<INDArray[]> outputs(boolean training, int[] layers, BatchArrays batch) {
    return Optional.empty();
  }

  /**
   * Activations by vertex, by arithmetic of its own; empty where Deeplearning4j has to do it.
   *
   * @param last the number of the last vertex that is wanted, in topological order
   */
  Optional<Map<String, INDArray>> activations(boolean training, int last, BatchArrays batch) {
    return Optional.empty();
  }

  /** Activations of all vertices. */
  final Map<String, INDArray> activations(boolean training, BatchArrays batch) {
    return ffToLayerActivationsDetached(
        training,
        FwdPassType.STANDARD,
        false,
        getVertices().length - 1,
        null,
        batch.features(),
        batch.featureMasks(),
        batch.labelMasks(),
        true);
  }

  @Override
  public void fit(
      INDArray[] inputs, INDArray[] labels, INDArray[] featureMasks, INDArray[] labelMasks) {
    begin();
    super.fit(inputs, labels, featureMasks, labelMasks);
  }

  @Override
  public synchronized void computeGradientAndScore() {
    begin();
    super.computeGradientAndScore();
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
    begin();
    BatchArrays batch = new BatchArrays(features, featureMasks, labelMasks);
    Optional<INDArray[]> own = clearInputs ? outputs(train, layers, batch) : Optional.empty();
    if (own.isPresent()) {
      return own.get();
    }
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
    begin();
    BatchArrays batch = new BatchArrays(features, featureMasks, labelMasks);
    Optional<Map<String, INDArray>> own =
        clearInputs && excluded == null ? activations(train, last, batch) : Optional.empty();
    if (own.isPresent()) {
      return own.get();
    }
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

  @Override
  protected synchronized Map<String, INDArray> ffToLayerActivationsInWS(
      boolean train,
      int last,
      int[] excluded,
      FwdPassType type,
      boolean storeForTbptt,
      INDArray[] features,
      INDArray[] featureMasks,
      INDArray[] labelMasks,
      boolean clearInputs) {
    begin();
    return super.ffToLayerActivationsInWS(
        train,
        last,
        excluded,
        type,
        storeForTbptt,
        features,
        featureMasks,
        labelMasks,
        clearInputs);
  }

  /** Waits for what is being computed, then gives all native memory back. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      super.close();
    }
  }
}
