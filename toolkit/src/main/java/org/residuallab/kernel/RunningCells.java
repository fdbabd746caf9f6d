package org.residuallab.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What still evaluates a cell that has ended. Kernels end a cell as soon as it is stopped, while
 * its thread finishes the iteration it is in and stores a checkpoint; or has lost the interruption
 * and works on, which nobody sees.
 */
final class RunningCells {

  // By JShell: each snippet is a class of that package, and evaluated by that method.
  private static final String PACKAGE = "REPL.";
  private static final String METHOD = "do_it$";

  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final int INTERRUPT_AGAIN = 20; // Looks: a second.

  private RunningCells() {}

  /**
   * Waits for them to end, and interrupts each again now and then: fonts that are read, among
   * others, clear an interruption.
   *
   * @param others that evaluated before, of a cell that was stopped and could not be ended
   * @param longest how long to wait
   * @return whether all but those have ended
   */
  static boolean awaitEnd(Set<Thread> others, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    List<Thread> left = going(others);
    for (int look = 1; !left.isEmpty(); look++) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
      left = going(others);
      if (look % INTERRUPT_AGAIN == 0) {
        left.forEach(Thread::interrupt);
      }
    }
    return true;
  }

  /** Those that evaluate a cell now. */
  static Set<Thread> threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> Stream.of(each.getValue()).anyMatch(RunningCells::evaluates))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<Thread> going(Set<Thread> others) {
    return threads().stream().filter(each -> !others.contains(each)).toList();
  }

  private static boolean evaluates(StackTraceElement frame) {
    return frame.getClassName().startsWith(PACKAGE) && frame.getMethodName().equals(METHOD);
  }
}
