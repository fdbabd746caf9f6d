package org.residuallab.engine.operator;

import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** From maps {@code [N, C, H, W]} to rows {@code [N, C * H * W]}, as a classifier reads them. */
public final class Flattening implements Operator {

  private final Value input;
  private final Value output;

  public Flattening(Value input, Value output) {
    this.input = input;
    this.output = output;
  }

  @Override
  public void forward(Program program) {
    Tensor maps = program.in(maps(program), input.tensor());
    output.set(maps.view(Layout.dense(program.natives(), program.precision(), output.shape())));
  }

  @Override
  public void backward(Program program) {
    if (!input.isDifferentiable()) {
      return;
    }
    Gradient gradient = output.gradient(program).in(program, output.tensor().layout());
    Tensor maps = gradient.tensor().view(maps(program));
    input.contribute(program, program.in(input.tensor().layout(), maps), gradient.isOwned());
  }

  private Layout maps(Program program) {
    return Layout.dense(program.natives(), program.precision(), input.shape());
  }
}
