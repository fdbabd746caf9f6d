package org.residuallab.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The parameters with which a network made the fewest errors on the images held out, the first
 * where there are several. The test images have no part in the choice.
 */
public final class BestParameters {

  private final int iteration;
  private final double validationError;
  private final float[] parameters;

  private BestParameters(int iteration, double validationError, float[] parameters) {
    this.iteration = iteration;
    this.validationError = validationError;
    this.parameters = parameters;
  }

  /**
   * Those that a graph has now.
   *
   * @param iteration mini-batches done
   * @param validationError wrongly classified share of the images held out, in percent
   */
  public static BestParameters of(ComputationGraph graph, int iteration, double validationError) {
    return new BestParameters(iteration, validationError, GraphState.values(graph.params()));
  }

  /** Of a run that has ended. */
  static BestParameters of(Best stated, float[] parameters) {
    return new BestParameters(stated.iteration(), stated.validationError(), parameters);
  }

  /** Whether a network with that validation error is better. */
  public boolean isWorseThan(double error) {
    return error < validationError;
  }

  /** Puts them into a graph of the same network. */
  public void applyTo(ComputationGraph graph) {
    GraphState.restore(graph.params(), parameters);
    graph.getConfiguration().setIterationCount(iteration);
  }

  /** Whether they are those of a graph with as many. */
  public boolean fit(ComputationGraph graph) {
    return parameters.length == graph.numParams();
  }

  /**
   * What a record says of them.
   *
   * @param testError wrongly classified share of the test images, in percent; null if not measured
   */
  public Best stated(Double testError) {
    return new Best(iteration, validationError, testError, ParameterHash.of(parameters));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(iteration);
    out.writeDouble(validationError);
    GraphState.writeFloats(out, parameters);
  }

  static BestParameters read(DataInputStream in, long most) throws IOException {
    int iteration = in.readInt();
    double validationError = in.readDouble();
    return new BestParameters(
        iteration, validationError, GraphState.readFloats(in, GraphState.length(in, most)));
  }
}
