package org.residuallab.engine;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.residuallab.engine.onednn.FloatMemory;
import org.residuallab.engine.translation.GraphChecks;
import org.residuallab.model.Momentum;

/**
 * Deeplearning4j's updater with one pass over the flat arrays where it makes several: mean over the
 * batch, weight decay and momentum together. Networks with other updaters or regularisation get
 * Deeplearning4j's own passes.
 */
final class OnePassUpdater extends ComputationGraphUpdater {

  private static final long serialVersionUID = 1;

  private final FastGraph fastGraph;
  private final transient Optional<List<Segment>> segments;

  /**
   * @param state velocities to continue from, used directly; null to start at rest
   */
  OnePassUpdater(FastGraph graph, INDArray state) {
    super(graph, state);
    fastGraph = graph;
    segments = segments();
  }

  private Optional<List<Segment>> segments() {
    List<Segment> found = new ArrayList<>();
    for (UpdaterBlock block : getUpdaterBlocks()) {
      for (ParamState parameter : block.getLayersAndVariablesInBlock()) {
        IUpdater updater =
            parameter.getLayer().getConfig().getUpdaterByParam(parameter.getParamName());
        if (isLeftAlone(parameter, updater)) {
          continue;
        }
        if (!(updater instanceof Momentum momentum) || !isKnown(parameter)) {
          return Optional.empty();
        }
        int start = parameter.getParamOffsetStart();
        int state = block.getUpdaterViewOffsetStart() + start - block.getParamOffsetStart();
        int length = parameter.getParamOffsetEnd() - start;
        found.add(new Segment(start, state, length, momentum, regularization(parameter)));
      }
    }
    boolean readable = getStateViewArray() != null && FloatMemory.isDense(getStateViewArray());
    return readable ? Optional.of(found) : Optional.empty();
  }

  // What is written for running statistics is their step. Any other parameter without an updater
  // takes its plain gradient for a step.
  private static boolean isLeftAlone(ParamState parameter, IUpdater updater) {
    return updater instanceof NoOp
        && regularization(parameter).isEmpty()
        && !parameter.getLayer().updaterDivideByMinibatch(parameter.getParamName());
  }

  private static boolean isKnown(ParamState parameter) {
    GradientNormalization normalization =
        parameter.getLayer().getConfig().getGradientNormalization();
    List<Regularization> regularization = regularization(parameter);
    return (normalization == null || normalization == GradientNormalization.None)
        && parameter.getLayer().updaterDivideByMinibatch(parameter.getParamName())
        && (regularization.isEmpty()
            || (regularization.size() == 1
                && regularization.get(0).getClass() == L2Regularization.class));
  }

  private static List<Regularization> regularization(ParamState parameter) {
    List<Regularization> list =
        parameter.getLayer().getConfig().getRegularizationByParam(parameter.getParamName());
    return list == null ? List.of() : list;
  }

  @Override
  public synchronized void update(
      Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspace) {
    // Layers may have been frozen since the segments were made.
    if (segments.isEmpty() || !isOwn(gradient) || GraphChecks.hasFrozenLayers(fastGraph)) {
      fastGraph.score(); // Which is that of the weights before their update.
      super.update(gradient, iteration, epoch, batchSize, workspace);
      return;
    }
    FloatBuffer parameters = FloatMemory.of(getParams()).asBuffer();
    FloatBuffer gradients = FloatMemory.of(getFlattenedGradientsView()).asBuffer();
    FloatBuffer velocities = FloatMemory.of(getStateViewArray()).asBuffer();
    float share = isMiniBatch() ? 1f / batchSize : 1;
    double regularization = 0;
    for (Segment segment : segments.get()) {
      regularization += segment.update(parameters, gradients, velocities, share, iteration, epoch);
    }
    fastGraph.setRegularization(regularization);
  }

  // Deeplearning4j hands out a new view of the same array each time it is asked.
  private boolean isOwn(Gradient gradient) {
    return FloatMemory.isDense(gradient.gradient())
        && FloatMemory.of(gradient.gradient()).equals(FloatMemory.of(getFlattenedGradientsView()));
  }
}
