package org.residuallab.engine.operator;

import org.residuallab.engine.plan.Program;

/** One operation of a network; appends its steps to a program. */
public interface Operator {

  /** Sets the output's tensor. */
  void forward(Program program);

  /** Takes the output's gradient, and contributes to the inputs' and the parameters'. */
  default void backward(Program program) {
    throw new IllegalStateException(getClass().getSimpleName() + " serves inference alone");
  }
}
