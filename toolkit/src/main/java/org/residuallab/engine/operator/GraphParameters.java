package org.residuallab.engine.operator;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.onednn.FloatMemory;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.plan.Checksum;
import org.residuallab.engine.plan.Constants;
import org.residuallab.engine.plan.Finite;
import org.residuallab.engine.plan.Holdings;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Parameter;

/**
 * Shows a graph's parameters and gradients to oneDNN where they lie, in Deeplearning4j's two flat
 * arrays.
 */
public final class GraphParameters implements AutoCloseable {

  private final ComputationGraph graph;
  private final FloatMemory parameters;
  private final FloatMemory gradients;
  private final Constants constants;
  private final boolean mayChange;
  private long seen;
  private boolean known;
  private boolean finite;

  /**
   * Of an initialised graph.
   *
   * @param holdings own what is made from the parameters
   * @param mayChange whether anybody may still change them
   * @throws IllegalArgumentException if one of its flat arrays is not of dense floats
   */
  public GraphParameters(ComputationGraph graph, Holdings holdings, boolean mayChange) {
    this.graph = graph;
    this.mayChange = mayChange;
    constants = new Constants(holdings);
    parameters = FloatMemory.of(graph.params());
    gradients = memory(graph.getFlattenedGradients());
  }

  // A graph that only infers has no gradients.
  private static FloatMemory memory(INDArray gradients) {
    return gradients == null ? null : FloatMemory.of(gradients);
  }

  /** Whether the arrays are still where they were. */
  public boolean areCurrent() {
    return parameters.equals(FloatMemory.of(graph.params()))
        && (gradients == null
            ? graph.getFlattenedGradients() == null
            : gradients.equals(memory(graph.getFlattenedGradients())));
  }

  /** Whether all parameters are finite numbers. */
  public boolean areFinite() {
    return Finite.all(parameters.asBuffer());
  }

  /** What is made from them alone, up to date after {@link #settle}. */
  Constants constants() {
    return constants;
  }

  /**
   * Looks whether they have changed, if they may, in which case all constants are made anew.
   *
   * @return whether all parameters and constants are finite
   */
  public boolean settle() {
    if (mayChange || !known) {
      look();
    }
    return finite && constants.refresh();
  }

  private void look() {
    long sum = Checksum.of(parameters.asByteBuffer());
    if (!known || sum != seen) {
      known = true;
      seen = sum;
      finite = areFinite();
      constants.outdate();
    }
  }

  /** Whether all gradients are. Running statistics are among them, as what is to be subtracted. */
  public boolean haveFiniteGradients() {
    return Finite.all(gradients.asBuffer());
  }

  /** A parameter of a layer, its dimensions in the order given; without one, a vector. */
  Tensor parameter(Program program, String layer, Parameter kind, int... order) {
    INDArray view = view(layer, kind);
    return program.outside(
        layout(program, view, order), parameters.address() + offset(layer, kind, view));
  }

  /** The place of that parameter's gradient. */
  Tensor gradient(Program program, String layer, Parameter kind, int... order) {
    INDArray view = view(layer, kind);
    return program.outside(
        layout(program, view, order), gradients.address() + offset(layer, kind, view));
  }

  INDArray view(String layer, Parameter kind) {
    return graph.getLayer(layer).getParam(kind.key());
  }

  // In bytes, from the beginning of the flat array, of which every parameter is a view.
  private long offset(String layer, Parameter kind, INDArray view) {
    long offset = view.data().addressPointer().address() - parameters.address();
    long end = offset + view.length() * Float.BYTES;
    if (view.dataType() != DataType.FLOAT || offset < 0 || end > parameters.limit() * Float.BYTES) {
      throw new IllegalArgumentException(
          "parameter %s of layer %s lies outside of the graph's parameters"
              .formatted(kind.key(), layer));
    }
    return offset;
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

  @Override
  public void close() {
    constants.close();
  }
}
