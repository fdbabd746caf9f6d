package org.residuallab.engine.translation;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.residuallab.engine.operator.CrossEntropy;
import org.residuallab.engine.operator.Dense;
import org.residuallab.engine.operator.Flattening;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.operator.Operator;
import org.residuallab.engine.operator.Softmax;
import org.residuallab.engine.operator.Value;

/** Operators on rows of numbers, {@code [N, C]}: a network's head. */
final class RowOperators {

  private final Values values;
  private final Vertices vertices;
  private final List<Operator> operators;
  private final GraphParameters parameters;
  private Value output;
  private CrossEntropy loss;

  /**
   * @param operators to which those made here are added
   */
  RowOperators(
      Values values, Vertices vertices, List<Operator> operators, GraphParameters parameters) {
    this.values = values;
    this.vertices = vertices;
    this.operators = operators;
    this.parameters = parameters;
  }

  Value dense(String name, long outputs) {
    Value rows = rows(name, values.before(name));
    Value scores = values.result(name, rows.batch(), outputs);
    operators.add(new Dense(rows, scores, parameters, name));
    values.allowOverwriting(name);
    return scores;
  }

  private Value rows(String name, Value value) {
    long[] shape = value.shape();
    if (shape.length == 2) {
      return value;
    }
    requireFlattened(name, shape);
    Value rows = new Value(value.isDifferentiable(), shape[0], shape[1] * shape[2] * shape[3]);
    operators.add(new Flattening(value, rows));
    return rows;
  }

  /**
   * As Deeplearning4j does, which refuses maps of another shape though they have as many values.
   */
  private void requireFlattened(String name, long[] shape) {
    CnnToFeedForwardPreProcessor flattening =
        vertices
            .flattening(name)
            .orElseThrow(() -> new UnsupportedLayerException(name, "maps without a preprocessor"));
    long[] expected = {
      flattening.getNumChannels(), flattening.getInputHeight(), flattening.getInputWidth()
    };
    // Another number of values is refused behind this, by its layer's name.
    boolean asMany = product(expected) == product(shape) / shape[0];
    if (asMany && !Arrays.equals(expected, Arrays.copyOfRange(shape, 1, shape.length))) {
      throw new UnsupportedLayerException(name, "maps of another shape than it flattens");
    }
  }

  private static long product(long[] sizes) {
    return Arrays.stream(sizes).reduce(1, (one, other) -> one * other);
  }

  void classifier(String name, OutputLayer layer) {
    Value scores = dense(name, layer.getNOut());
    output = values.result(name, scores.shape());
    double smallest = ((LossMCXENT) layer.getLossFn()).getSoftmaxClipEps();
    loss = new CrossEntropy((int) scores.batch(), (int) layer.getNOut(), smallest);
    operators.add(new Softmax(scores, output, loss));
  }

  /** What the classifier gives. */
  Value output() {
    return output;
  }

  CrossEntropy loss() {
    return loss;
  }
}
