package org.residuallab.engine.plan;

import org.residuallab.engine.onednn.Work;

/** One entry of a plan. */
@FunctionalInterface
public interface Step {

  void run();

  /** What it does. */
  default Work work() {
    return Work.JAVA;
  }

  /** Name of what does it. */
  default String kernel() {
    return "Java";
  }
}
