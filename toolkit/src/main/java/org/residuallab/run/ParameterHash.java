package org.residuallab.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.files.Hash;

/** SHA-256 of all parameters of a model, running statistics included, as little-endian floats. */
public final class ParameterHash {

  private ParameterHash() {}

  public static String of(ComputationGraph graph) {
    return of(graph.params().dup('c').data().asFloat());
  }

  static String of(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return Hash.sha256(bytes.array());
  }
}
