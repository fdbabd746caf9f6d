package org.residuallab.engine.operator;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/**
 * Shows a graph's parameters and gradients to oneDNN where they lie, in Deeplearning4j's two flat
 * arrays.
 */
public final class Parameters {

  private final ComputationGraph graph;
  private final long parameters;
  private final long gradients;

  public Parameters(ComputationGraph graph) {
    this.graph = graph;
    parameters = address(graph.params());
    INDArray flat = graph.getFlattenedGradients();
    gradients = flat == null ? 0 : address(flat);
  }

  /** Whether the arrays are still where they were. */
  public boolean areCurrent() {
    INDArray flat = graph.getFlattenedGradients();
    return parameters == address(graph.params()) && gradients == (flat == null ? 0 : address(flat));
  }

  public static long address(INDArray array) {
    return array.data().addressPointer().address();
  }

  /** A parameter of a layer, its dimensions in the order given; without one, a vector. */
  Tensor parameter(Program program, String layer, String key, int... order) {
    INDArray view = view(layer, key);
    return program.outside(layout(program, view, order), address(view));
  }

  /** The place of that parameter's gradient. */
  Tensor gradient(Program program, String layer, String key, int... order) {
    INDArray view = view(layer, key);
    return program.outside(layout(program, view, order), gradients + address(view) - parameters);
  }

  INDArray view(String layer, String key) {
    return graph.getLayer(layer).getParam(key);
  }

  private static Layout layout(Program program, INDArray view, int... order) {
    if (order.length == 0) {
      return Layout.dense(program.natives(), view.length());
    }
    long[] shape = new long[order.length];
    long[] strides = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      shape[i] = view.size(order[i]);
      strides[i] = view.stride(order[i]);
    }
    return Layout.strided(program.natives(), shape, strides);
  }
}
