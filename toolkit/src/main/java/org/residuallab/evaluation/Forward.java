package org.residuallab.evaluation;

import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Shape;

/** One batch through a network; its native memory is given back at once. */
final class Forward {

  private Forward() {}

  /**
   * Class probabilities {@code [N, classes]}, in C order.
   *
   * @param shape of each input, {@code [C, H, W]}
   * @param inputs N of them
   */
  static float[] probabilities(ComputationGraph graph, Shape shape, List<float[]> inputs) {
    try (INDArray batch =
        Nd4j.createUninitialized(
            DataType.FLOAT,
            new long[] {inputs.size(), shape.channels(), shape.height(), shape.width()},
            'c')) {
      FloatBuffer memory = batch.data().asNioFloat();
      int place = 0;
      for (float[] input : inputs) {
        memory.put(place, input);
        place += input.length;
      }
      INDArray answers = graph.outputSingle(batch);
      return answers.dup('c').data().asFloat();
    }
  }
}
