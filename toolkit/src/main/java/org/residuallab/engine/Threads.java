package org.residuallab.engine;

import java.util.function.Consumer;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The number of cores. ND4J and oneDNN are loaded into one process and find one OpenMP library
 * there, so that what ND4J sets holds for both; but it holds for the calling thread alone.
 */
final class Threads {

  private Threads() {}

  /** As many as were asked for, or as many as there are cores, if that is less, and then said. */
  static int ofCores(int asked, Consumer<String> notice) {
    return atMost(Runtime.getRuntime().availableProcessors(), asked, notice);
  }

  /** As {@link #ofCores}, and no more than OpenMP gives; ND4J is loaded. */
  static int granted(int asked, Consumer<String> notice) {
    return atMost(OpenMp.limit(), ofCores(asked, notice), notice);
  }

  private static int atMost(int most, int asked, Consumer<String> notice) {
    if (asked > most) {
      notice.accept(
          "%d threads were asked for, but only %d can be used here.".formatted(asked, most));
    }
    return Math.min(asked, most);
  }

  /** From now on what the calling thread computes runs on so many. */
  static void use(int threads) {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    OpenMp.keepTeamsWhole();
    operations.setOmpNumThreads(threads);
  }

  /** What the calling thread computes runs on. */
  static int inUse() {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    return operations.ompGetMaxThreads();
  }
}
