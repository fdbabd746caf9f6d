package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether all that was printed has arrived: a stream of characters keeps its faults to itself. */
final class StandardOutput {

  /** Kinds of files in what {@code stat} calls the mode. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  private StandardOutput() {}

  /** Something was lost; who closed a pipe, as {@code head} does, wanted no more. */
  static boolean isLost() {
    return System.out.checkError() && !isPipe();
  }

  private static boolean isPipe() {
    try {
      int kind = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & KIND;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return true;
    }
  }
}
