package org.residuallab.report;

import java.util.function.ToDoubleFunction;
import org.residuallab.probe.GradientNorm;

/** What a chart shows of a gradient. */
public enum GradientMeasure {
  /** Its L2 norm. */
  NORM("L2 norm of the gradient", GradientNorm::gradient),
  /** Its L2 norm in units of the weights': about how much of a layer one step can change. */
  RELATIVE("norm of the gradient / norm of the weights", GradientNorm::relative);

  private final String label;
  private final ToDoubleFunction<GradientNorm> value;

  GradientMeasure(String label, ToDoubleFunction<GradientNorm> value) {
    this.label = label;
    this.value = value;
  }

  String label() {
    return label;
  }

  double of(GradientNorm norm) {
    return value.applyAsDouble(norm);
  }
}
