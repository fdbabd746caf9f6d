package org.residuallab.engine;

import org.nd4j.linalg.cpu.nativecpu.CpuBackend;

/**
 * ND4J's CPU backend, with threads that soon sleep when they wait ({@link SpinCount}). ND4J finds
 * it as a service and asks it before its natives are loaded, whoever loads them: the command line,
 * a notebook's kernel started by any program, somebody else's.
 */
public final class PatientBackend extends CpuBackend {

  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }

  @Override
  public boolean isAvailable() {
    SpinCount.settle();
    return super.isAvailable();
  }
}
