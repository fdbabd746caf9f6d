package org.residuallab.engine.onednn;

/** The machine has no more memory to give outside of Java's heap; the message says what for. */
public final class NativeMemoryError extends OutOfMemoryError {

  private static final long serialVersionUID = 1;

  NativeMemoryError(String what) {
    super("no memory for " + what);
  }

  /** For a block of so many bytes. */
  public NativeMemoryError(long bytes, String what) {
    super("no %d MiB for %s".formatted((bytes >> 20) + 1, what));
  }
}
