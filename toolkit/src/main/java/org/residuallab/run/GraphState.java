package org.residuallab.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What training changes in a graph: parameters, among them the normalisation's running statistics;
 * the velocity of its momentum; and the counters of iterations and epochs. Bit for bit.
 */
public final class GraphState {

  private static final int CHUNK = 16_384;

  private final float[] parameters;
  private final float[] velocity;
  private final int iteration;
  private final int epoch;

  private GraphState(float[] parameters, float[] velocity, int iteration, int epoch) {
    this.parameters = parameters;
    this.velocity = velocity;
    this.iteration = iteration;
    this.epoch = epoch;
  }

  public static GraphState of(ComputationGraph graph) {
    ComputationGraphConfiguration configuration = graph.getConfiguration();
    return new GraphState(
        values(graph.params()),
        values(graph.getUpdater(true).getStateViewArray()),
        configuration.getIterationCount(),
        configuration.getEpochCount());
  }

  /**
   * The state after so many iterations, from the numbers in the order in which a graph has them.
   */
  static GraphState of(float[] parameters, float[] velocity, int iterations) {
    return new GraphState(parameters, velocity, iterations, 0);
  }

  /** Whether it is the state of a graph with as many parameters and velocities as this one. */
  public boolean fits(ComputationGraph graph) {
    return parameters.length == graph.numParams()
        && velocity.length == length(graph.getUpdater(true).getStateViewArray());
  }

  public void applyTo(ComputationGraph graph) {
    restore(graph.params(), parameters);
    restore(graph.getUpdater(true).getStateViewArray(), velocity);
    graph.getConfiguration().setIterationCount(iteration);
    graph.getConfiguration().setEpochCount(epoch);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(iteration);
    out.writeInt(epoch);
    writeFloats(out, parameters);
    writeFloats(out, velocity);
  }

  /**
   * @param most floats that each part can have
   * @throws EOFException if one promises more, or the stream ends
   */
  static GraphState read(DataInputStream in, long most) throws IOException {
    int iteration = in.readInt();
    int epoch = in.readInt();
    return new GraphState(
        readFloats(in, length(in, most)), readFloats(in, length(in, most)), iteration, epoch);
  }

  static int length(DataInputStream in, long most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new EOFException();
    }
    return length;
  }

  private static long length(INDArray array) {
    return array == null ? 0 : array.length();
  }

  static float[] values(INDArray array) {
    return array == null ? new float[0] : array.dup('c').data().asFloat();
  }

  static void restore(INDArray array, float[] values) {
    if (values.length > 0) {
      array.assign(Nd4j.createFromArray(values).reshape('c', array.shape()));
    }
  }

  static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      bytes.asFloatBuffer().put(values, start, count);
      out.write(bytes.array(), 0, 4 * count);
    }
  }

  /** So many floats, big-endian. */
  static float[] readFloats(DataInputStream in, int length) throws IOException {
    float[] values = new float[length];
    ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      in.readFully(bytes.array(), 0, 4 * count);
      bytes.asFloatBuffer().get(values, start, count);
    }
    return values;
  }
}
