package org.residuallab.engine;

import java.util.Optional;
import org.residuallab.engine.onednn.InstructionSet;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.onednn.RefusedException;
import org.residuallab.engine.operator.ConvolutionKernels;

/** Whether this machine can take the fast path at all. */
final class FastPath {

  private FastPath() {}

  /** What is in the way, in words that end a sentence; empty if nothing is. */
  static Optional<String> obstacle() {
    return Known.OBSTACLE;
  }

  private static Optional<String> look() {
    try {
      if (Onednn.library().instructionSet() == InstructionSet.BASIC && isX86()) {
        return Optional.of("this processor has no AVX2");
      }
      ConvolutionKernels.requireFast();
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of("on this processor " + e.getMessage());
    } catch (LinkageError e) {
      return Optional.of(NativeLibraries.explain(e).orElse("oneDNN does not load here"));
    }
  }

  private static boolean isX86() {
    String architecture = System.getProperty("os.arch");
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }

  private static final class Known {
    static final Optional<String> OBSTACLE = look();
  }
}
