package org.residuallab.engine;

import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The number of cores. ND4J and oneDNN are loaded into one process and find one OpenMP library
 * there, so that what ND4J sets for the calling thread holds for both.
 */
final class Threads {

  private Threads() {}

  static void use(int threads) {
    operations().setOmpNumThreads(threads);
  }

  static int inUse() {
    return operations().ompGetMaxThreads();
  }

  private static NativeOps operations() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }
}
