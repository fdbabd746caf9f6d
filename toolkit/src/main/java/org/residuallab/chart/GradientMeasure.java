package org.residuallab.chart;

import org.residuallab.probe.GradientNorm;

/**
 * What a chart shows of a gradient.
 *
 * <pre>{@code
 * var run = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(Networks.named("plain-56")).one();
 * var line = GradientCharts.Line.of(run, 1);
 * var chart = GradientCharts.againstDepth("Gradients", GradientMeasure.NORM, List.of(line));
 * }</pre>
 */
public enum GradientMeasure {
  /** Its L2 norm. */
  NORM("L2 norm of the gradient"),
  /** Its L2 norm in units of the weights': about how much of a layer one step can change. */
  RELATIVE("norm of the gradient / norm of the weights");

  private final String label;

  GradientMeasure(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  double of(GradientNorm norm) {
    return this == NORM ? norm.gradient() : norm.relative();
  }
}
