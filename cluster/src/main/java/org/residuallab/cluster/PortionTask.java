package org.residuallab.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import org.residuallab.run.Placement;
import org.residuallab.study.EvaluationWork;

/**
 * A portion of an evaluation as a task of Spark's.
 *
 * @param work what is to be done
 * @param application Spark's name for the evaluation
 * @param master as the user named it
 */
record PortionTask(EvaluationWork work, String application, String master) implements Serializable {

  /** Measures, on the thread that Spark gives it. */
  PortionOutcome measure() {
    Locale.setDefault(Locale.ROOT);
    Placement here = Machine.placement(application, master);
    try {
      return PortionOutcome.of(work.measure(WorkerImages.of(work.images()), here));
    } catch (RuntimeException | IOException | LinkageError | OutOfMemoryError failure) {
      UnfitWorkerException.throwIfSo(failure);
      return PortionOutcome.failed("%s: %s".formatted(here.host(), Reason.of(failure)));
    }
  }
}
