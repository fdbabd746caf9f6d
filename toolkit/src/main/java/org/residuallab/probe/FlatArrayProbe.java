package org.residuallab.probe;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.training.RunProbe;

/**
 * A probe that reads a graph's flat arrays of parameters and gradients, and adds rows to its table.
 *
 * <p>It reads them between the backward pass and the updater, which overwrites the gradients by its
 * step. It listens to any {@code ComputationGraph} of floats or doubles.
 *
 * @param <P> a place in the arrays that it looks at, a row of the table
 */
abstract class FlatArrayProbe<P> implements RunProbe {

  private final int every;
  private final ProbeTable table;
  private final Listener listener = new Listener();

  /**
   * @param every so many iterations one is measured, beginning with the first
   * @param table without rows
   * @throws IllegalArgumentException if {@code every} is less than one
   */
  FlatArrayProbe(int every, ProbeTable table) {
    if (every < 1) {
      throw new IllegalArgumentException(
          "a probe looks every 1 or more iterations, not every " + every);
    }
    this.every = every;
    this.table = table;
  }

  /** Where to look, from the input's layer on. */
  abstract List<P> places(ComputationGraph graph, FlatArray parameters);

  /** The layer that a place belongs to. */
  abstract String layer(P place);

  /**
   * Adds what is found at a place to the row that was begun for it.
   *
   * @param images of the mini-batch
   */
  abstract void measure(
      P place, FlatArray parameters, FlatArray gradients, int images, ProbeTable row);

  final List<ProbeTable.Row> rows() {
    return table.rows();
  }

  @Override
  public final String file() {
    return table.file();
  }

  @Override
  public final void begin() {
    table.clear();
  }

  @Override
  public final TrainingListener listener() {
    return listener;
  }

  @Override
  public final String table() {
    return table.text();
  }

  @Override
  public final void resume(String earlier) {
    table.resume(earlier);
  }

  private final class Listener extends BaseTrainingListener {

    private FlatArray gradients;
    private FlatArray parameters;
    private List<P> places;

    @Override
    public void onGradientCalculation(Model model) {
      ComputationGraph graph = graph(model);
      // The configuration's count is stored with a model, and a resumed run goes on with it.
      int iteration = graph.getConfiguration().getIterationCount() + 1;
      if ((iteration - 1) % every != 0) {
        return;
      }
      follow(graph);
      for (P place : places) {
        ProbeTable row = table.row(iteration, layer(place));
        measure(place, parameters, gradients, graph.batchSize(), row);
        row.end();
      }
    }

    // The arrays move when a graph is given others, as by loading parameters.
    private void follow(ComputationGraph graph) {
      INDArray flat = graph.getFlattenedGradients();
      if (gradients == null || !gradients.shows(flat) || !parameters.shows(graph.params())) {
        gradients = new FlatArray(flat);
        parameters = new FlatArray(graph.params());
        places = places(graph, parameters);
      }
    }

    private static ComputationGraph graph(Model model) {
      if (model instanceof ComputationGraph graph) {
        return graph;
      }
      throw new IllegalArgumentException(
          "probes listen to a ComputationGraph, not to a " + model.getClass().getSimpleName());
    }
  }
}
