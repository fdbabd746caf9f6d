package org.residuallab.engine;

/** One entry of a plan. */
@FunctionalInterface
interface Step {

  void run();
}
