package org.residuallab.engine.plan;

/** One entry of a plan. */
@FunctionalInterface
public interface Step {

  void run();
}
