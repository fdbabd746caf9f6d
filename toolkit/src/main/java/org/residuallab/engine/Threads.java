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

  /** As many as were asked for, or as many as the machine has, if that is less and is then said. */
  static int granted(int asked, Consumer<String> notice) {
    int cores = Runtime.getRuntime().availableProcessors();
    if (asked > cores) {
      notice.accept(
          "%d threads were asked for, and this machine has %d: %d are used, more would be slower."
              .formatted(asked, cores, cores));
    }
    return Math.min(asked, cores);
  }

  /** From now on what the calling thread computes runs on so many. */
  static void use(int threads) {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    OpenMp.keepTeamsWhole();
    operations.setOmpNumThreads(Math.min(threads, OpenMp.limit()));
  }

  /** What the calling thread computes runs on. */
  static int inUse() {
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    return operations.ompGetMaxThreads();
  }
}
