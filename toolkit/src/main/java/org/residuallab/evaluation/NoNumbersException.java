package org.residuallab.evaluation;

import java.nio.file.Path;

/** What a network answers are no numbers, whatever it is shown: its own files are wrong. */
public final class NoNumbersException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  NoNumbersException(Path folder) {
    super(
        "%s gives no numbers: its weights, or the mean and deviation of its images, are wrong"
            .formatted(folder));
  }
}
