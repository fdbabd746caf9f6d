package org.residuallab.engine;

import java.util.Optional;
import org.residuallab.engine.onednn.InstructionSet;
import org.residuallab.engine.onednn.Onednn;

/** Whether this machine can take the fast path at all. */
final class FastPath {

  private FastPath() {}

  /** What is in the way, in words that end a sentence; empty if nothing is. */
  static Optional<String> obstacle() {
    try {
      return Onednn.library().instructionSet() == InstructionSet.BASIC && isX86()
          ? Optional.of("this processor has no AVX2")
          : Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of("oneDNN does not load here");
    }
  }

  private static boolean isX86() {
    String architecture = System.getProperty("os.arch");
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }
}
