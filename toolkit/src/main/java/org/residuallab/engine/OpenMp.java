package org.residuallab.engine;

import com.sun.jna.NativeLibrary;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;

/**
 * Settings of OpenMP, which ND4J and oneDNN share. A step of oneDNN waits until as many threads
 * have come as it was promised. Where the environment lets OpenMP send fewer, it would wait for
 * ever.
 */
final class OpenMp {

  // As JavaCPP names it, with a version behind: GCC's, Clang's, Intel's.
  private static final Pattern NAME = Pattern.compile("(gomp|omp|iomp5)(@.*)?");

  private OpenMp() {}

  /** Makes teams that the calling thread asks for whole, as far as OpenMP is known here. */
  static void keepTeamsWhole() {
    try {
      call("omp_set_dynamic", 0);
      if (call("omp_get_max_active_levels") < 1) {
        call("omp_set_max_active_levels", 1);
      }
    } catch (LinkageError unknown) { // The second time it is of another kind than the first.
      // An OpenMP library of another kind, or no JNA: the defaults have to do.
    }
  }

  /** The most threads that OpenMP gives to one caller. */
  static int limit() {
    try {
      return call("omp_get_thread_limit");
    } catch (LinkageError unknown) {
      return Integer.MAX_VALUE;
    }
  }

  private static int call(String name, Object... arguments) {
    return Loaded.LIBRARY.getFunction(name).invokeInt(arguments);
  }

  // The very file that is loaded: by its name alone the system's own might be loaded beside it.
  private static final class Loaded {
    static final NativeLibrary LIBRARY =
        Loader.getLoadedLibraries().entrySet().stream()
            .filter(library -> NAME.matcher(library.getKey()).matches())
            .findFirst()
            .map(library -> NativeLibrary.getInstance(library.getValue()))
            .orElseGet(NativeLibrary::getProcess);
  }
}
