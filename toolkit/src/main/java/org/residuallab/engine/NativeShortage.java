package org.residuallab.engine;

import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.residuallab.engine.onednn.NativeMemoryError;

/** Tells memory outside of Java's heap, where networks lie, from the heap: the remedies differ. */
public final class NativeShortage {

  private NativeShortage() {}

  /**
   * One line about what was short outside of the heap, and the remedy.
   *
   * @return empty if it was the heap
   */
  public static Optional<String> explain(OutOfMemoryError error) {
    if (error instanceof NativeMemoryError) {
      return Optional.of(
          "not enough memory outside of Java's heap (%s); a smaller batch takes less, and a smaller"
                  .formatted(error.getMessage())
              + " heap leaves more");
    }
    return isOfJavaCpp(error)
        ? Optional.of(
            "not enough memory outside of Java's heap, where ND4J may hold %d MB; a smaller batch"
                    .formatted(Pointer.maxPhysicalBytes() >> 20)
                + " takes less, and a larger heap (-Xmx) allows as much more beside it")
        : Optional.empty();
  }

  private static boolean isOfJavaCpp(OutOfMemoryError error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("org.bytedeco.javacpp.");
  }
}
