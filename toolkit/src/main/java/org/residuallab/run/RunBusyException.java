package org.residuallab.run;

/** Another process, or another thread of this one, trains the run. */
public final class RunBusyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  RunBusyException(String message) {
    super(message);
  }
}
