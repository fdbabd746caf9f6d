package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps what stands in a run's folder in a second place, where other machines find it. Called on
 * the thread that trains, which may be interrupted: that asks for the run's end, not for this to be
 * left out.
 */
public interface RunMirror {

  /** There is no second place. */
  RunMirror NONE =
      new RunMirror() {
        @Override
        public void checkpoint(Path folder) {}

        @Override
        public void end(Path folder) {}
      };

  /**
   * A checkpoint stands in the run's folder.
   *
   * @throws IOException if the run should not go on: a later attempt has it
   */
  void checkpoint(Path folder) throws IOException;

  /**
   * The run has come to its outcome, or was stopped with a checkpoint.
   *
   * @throws IOException if the second place does not have all of it, or a later attempt has the run
   */
  void end(Path folder) throws IOException;
}
