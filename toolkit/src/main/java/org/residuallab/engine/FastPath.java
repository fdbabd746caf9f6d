package org.residuallab.engine;

import java.util.Optional;
import org.residuallab.engine.onednn.Bfloat16;
import org.residuallab.engine.onednn.InstructionSet;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.onednn.RefusedException;
import org.residuallab.engine.operator.ConvolutionKernels;
import org.residuallab.model.Precision;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/** Whether this machine can take the fast path at all. */
final class FastPath {

  private static final String EMULATED = "emulated";

  private FastPath() {}

  /** What is in the way, in words that end a sentence; empty if nothing is. */
  static Optional<String> obstacle() {
    return Known.OBSTACLE;
  }

  /**
   * The same for training in that precision.
   *
   * @throws IllegalArgumentException if {@link Setting#BFLOAT16} makes no sense
   */
  static Optional<String> obstacle(Precision precision) {
    return precision == Precision.FLOAT32 || Known.OBSTACLE.isPresent()
        ? Known.OBSTACLE
        : obstacle(Onednn.library().bfloat16(), Setting.BFLOAT16.told());
  }

  static Optional<String> obstacle(Bfloat16 found, Optional<Told> emulation) {
    if (emulation.isPresent() && !emulation.get().text().equals(EMULATED)) {
      throw new IllegalArgumentException(
          "%s can be %s, not '%s'"
              .formatted(emulation.get().origin(), EMULATED, emulation.get().text()));
    }
    return found.isNative() || (found == Bfloat16.EMULATED && emulation.isPresent())
        ? Narrow.OBSTACLE
        : Optional.of("this processor has neither AVX512_BF16 nor AMX");
  }

  private static Optional<String> look() {
    try {
      if (Onednn.library().instructionSet() == InstructionSet.BASIC && isX86()) {
        return Optional.of("this processor has no AVX2");
      }
      return kernels(Precision.FLOAT32);
    } catch (LinkageError e) {
      return Optional.of(NativeLibraries.explain(e).orElse("oneDNN does not load here"));
    }
  }

  private static Optional<String> kernels(Precision precision) {
    try {
      ConvolutionKernels.requireFast(precision);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of("on this processor " + e.getMessage());
    }
  }

  private static boolean isX86() {
    String architecture = System.getProperty("os.arch");
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }

  private static final class Known {
    static final Optional<String> OBSTACLE = look();
  }

  private static final class Narrow {
    static final Optional<String> OBSTACLE = kernels(Precision.BFLOAT16);
  }
}
