package org.residuallab.engine.translation;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
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
  private final List<Operator> operators;
  private final GraphParameters parameters;
  private Value output;
  private CrossEntropy loss;

  /**
   * @param operators to which those made here are added
   */
  RowOperators(Values values, List<Operator> operators, GraphParameters parameters) {
    this.values = values;
    this.operators = operators;
    this.parameters = parameters;
  }

  Value dense(String name, long outputs) {
    Value rows = rows(values.before(name));
    Value scores = values.result(name, rows.batch(), outputs);
    operators.add(new Dense(rows, scores, parameters, name));
    values.allowOverwriting(name);
    return scores;
  }

  private Value rows(Value value) {
    long[] shape = value.shape();
    if (shape.length == 2) {
      return value;
    }
    Value rows = new Value(value.isDifferentiable(), shape[0], shape[1] * shape[2] * shape[3]);
    operators.add(new Flattening(value, rows));
    return rows;
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
