package org.residuallab.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * Settings of OpenMP, which ND4J and oneDNN share. A step of oneDNN waits until as many threads
 * have come as it was promised. Where the environment lets OpenMP send fewer, it would wait for
 * ever.
 */
final class OpenMp {

  private OpenMp() {}

  /** Makes teams that the calling thread asks for whole, as far as OpenMP is known here. */
  static void keepTeamsWhole() {
    try {
      call("omp_set_dynamic", 0);
      if (call("omp_get_max_active_levels") < 1) {
        call("omp_set_max_active_levels", 1);
      }
    } catch (UnsatisfiedLinkError unknown) {
      // An OpenMP library of another kind, whose defaults have to do.
    }
  }

  /** The most threads that OpenMP gives to one caller. */
  static int limit() {
    try {
      return call("omp_get_thread_limit");
    } catch (UnsatisfiedLinkError unknown) {
      return Integer.MAX_VALUE;
    }
  }

  private static int call(String name, Object... arguments) {
    Function function = NativeLibrary.getProcess().getFunction(name);
    return function.invokeInt(arguments);
  }
}
