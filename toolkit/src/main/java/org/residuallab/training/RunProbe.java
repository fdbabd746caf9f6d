package org.residuallab.training;

import org.deeplearning4j.optimize.api.TrainingListener;
import org.residuallab.architecture.Design;

/** Looks into a network while it trains; what it saw becomes a table in the run's folder. */
public interface RunProbe {

  /** The table's file in the run's folder, {@code gradients.csv}. */
  String file();

  /**
   * Makes sure that it sees something in such a network.
   *
   * @throws IllegalArgumentException saying why not
   */
  default void requireFits(Design network) {}

  /** Forgets what it saw of another run: a run begins. */
  void begin();

  /** What hears the graph's gradients and passes; it can listen to any graph. */
  TrainingListener listener();

  /**
   * The table so far, a line a layer and iteration, after a header {@code iteration,layer,...}: the
   * same text whenever the same run is made.
   */
  String table();

  /** Continues a run that was cut off, from the table as its checkpoint holds it. */
  void resume(String table);
}
