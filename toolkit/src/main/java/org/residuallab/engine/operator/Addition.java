package org.residuallab.engine.operator;

import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** The sum of a block's residual and its shortcut, and the ReLU that follows it if one does. */
public final class Addition implements Operator {

  private final Value left;
  private final Value right;
  private final Value output;
  private final boolean relu;

  public Addition(Value left, Value right, Value output, boolean relu) {
    this.left = left;
    this.right = right;
    this.output = output;
    this.relu = relu;
  }

  @Override
  public void forward(Program program) {
    boolean swap = right.isOverwritable() && !left.isOverwritable();
    Value first = swap ? right : left;
    Value second = swap ? left : right;
    Tensor base = first.tensor();
    Tensor other = program.in(base.layout(), second.tensor());
    Tensor result = first.isOverwritable() ? base : program.allocate(base.layout());
    Attributes attributes = Attributes.plain(program.natives());
    program.sum(base, other, result, relu ? attributes.thenRelu() : attributes);
    output.set(result);
  }

  @Override
  public void backward(Program program) {
    Gradient gradient = output.gradient(program);
    if (relu) {
      Gradient moved = gradient.in(program, output.tensor().layout());
      gradient = Relu.backward(program, output.tensor(), moved);
    }
    // Both inputs have this gradient: neither may overwrite it.
    left.contribute(program, gradient.tensor(), false);
    right.contribute(program, gradient.tensor(), false);
  }
}
