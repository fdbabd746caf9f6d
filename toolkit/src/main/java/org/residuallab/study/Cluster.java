package org.residuallab.study;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.residuallab.evaluation.Portion;

/**
 * Machines that train the cells of a study, and evaluate. What knows how to reach them is a
 * service, found where its jars are on the class path; this library knows nothing of it.
 */
public interface Cluster {

  /**
   * What is to be done.
   *
   * @param master where, as the service understands it
   * @param work the cells that are left, all of as many threads
   * @param store where runs are kept on the way, as the service understands it; empty where all
   *     machines share the folder of runs
   */
  record Order(String master, List<CellWork> work, Optional<String> store) {

    /**
     * What is to be done.
     *
     * @throws IllegalArgumentException if it is nothing
     */
    public Order {
      work = List.copyOf(work);
      if (work.isEmpty()) {
        throw new IllegalArgumentException("nothing of this study is left to do");
      }
    }

    /** On machines that share the folder of runs. */
    public Order(String master, List<CellWork> work) {
      this(master, work, Optional.empty());
    }

    /** Cores of each run. */
    public int threads() {
      return work.get(0).threads();
    }
  }

  /**
   * Makes the runs, and goes on with those that were cut off, each as a task of its own: one that
   * fails stops no other, and one whose machine is lost goes on elsewhere from its last checkpoint.
   * The thread's interruption ends all of them with a checkpoint.
   *
   * @param listener is told, by one thread at a time, how far they are
   * @return whether all came to their outcome
   * @throws IllegalArgumentException if the master is none or cannot be reached, or the store
   * @throws IOException if the cluster is lost
   */
  boolean train(Order order, GridListener listener) throws IOException;

  /**
   * Measures portions of evaluations, each as a task of its own; one whose machine is lost is
   * measured on another. The thread's interruption ends all of them.
   *
   * @param work all of as many threads
   * @param listener is told, by one thread at a time, how far they are
   * @return what came of each, in their order
   * @throws IllegalArgumentException if the master is none or cannot be reached, or a portion
   *     cannot be measured: in a line, why
   * @throws IOException if the cluster is lost, or the thread was interrupted
   */
  List<Portion> evaluate(String master, List<EvaluationWork> work, PortionListener listener)
      throws IOException;

  /**
   * The service on the class path.
   *
   * @throws IllegalStateException if there is none
   */
  static Cluster found() {
    return ServiceLoader.load(Cluster.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "nothing on the class path knows how to reach a cluster"));
  }
}
