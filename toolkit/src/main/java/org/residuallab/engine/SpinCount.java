package org.residuallab.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Set;

/**
 * How often a thread of OpenMP looks whether the others have come before it sleeps. By default it
 * looks for milliseconds, which on its own cores is nothing lost. Where other programs want the
 * cores too, the threads that are waited for cannot run meanwhile: a training step among four busy
 * programs then takes many times its fair share.
 *
 * <p>GCC's OpenMP reads the number once, from the process's environment, when it is loaded.
 */
final class SpinCount {

  private static final String NAME = "GOMP_SPINCOUNT";

  /**
   * Longer than the threads of one primitive differ, less than most take. Fewer rounds share busy
   * cores better still, but cost a step that is alone on the machine some five percent.
   */
  private static final String SOON = "10000";

  /** Whoever sets one of these has decided. */
  static final Set<String> DECIDED = Set.of(NAME, "OMP_WAIT_POLICY");

  private SpinCount() {}

  /** Sets it, unless the user has; to no avail once OpenMP is loaded. */
  static void settle() {
    try {
      if (Platform.isLinux() && DECIDED.stream().allMatch(name -> System.getenv(name) == null)) {
        NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {NAME, SOON, 0});
      }
    } catch (LinkageError noNatives) {
      // JNA unpacks its own into the temporary folder, where nothing may be executed on some
      // systems; and has none for others. What is lost is speed.
    }
  }
}
