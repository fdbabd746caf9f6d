package org.residuallab.engine.onednn;

/** oneDNN does not do what it was asked for, or not fast; the message names it. */
public final class RefusedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  RefusedException(int status, String what) {
    super("oneDNN refused the %s, status %d".formatted(what, status));
  }

  /** Where nothing but oneDNN's slow reference is there for it. */
  public RefusedException(String what) {
    super("oneDNN has no fast kernel for the " + what);
  }
}
