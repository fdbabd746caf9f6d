package org.residuallab.probe;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.training.RunProbe;

/**
 * Norms of the gradients of all weights, layer by layer, while a network trains. It listens to any
 * {@code ComputationGraph} of floats or doubles.
 *
 * <p>It reads the flat gradients between the backward pass and the updater, which overwrites them
 * by its step. What stands there is a sum over the mini-batch; the norms are those of the mean.
 */
public final class GradientProbe implements RunProbe {

  /** The table's name in a run's folder. */
  public static final String FILE = "gradients.csv";

  private final int every;
  private final ProbeTable table = emptyTable();
  private final Listener listener = new Listener();

  /**
   * @param every so many iterations one is measured, beginning with the first
   * @throws IllegalArgumentException if that is less than one
   */
  public GradientProbe(int every) {
    this.every = Sampling.requirePositive(every);
  }

  /** The norms in a table that was stored. */
  public static List<GradientNorm> norms(String table) {
    return norms(emptyTable().rows(table));
  }

  /** The norms so far, iteration by iteration, from the input's layer on. */
  public List<GradientNorm> norms() {
    return norms(table.rows());
  }

  private static ProbeTable emptyTable() {
    return new ProbeTable(FILE, "gradient_norm,weight_norm");
  }

  private static List<GradientNorm> norms(List<ProbeTable.Row> rows) {
    return rows.stream()
        .map(
            row ->
                new GradientNorm(
                    row.iteration(), row.layer(), row.values().get(0), row.values().get(1)))
        .toList();
  }

  @Override
  public String file() {
    return FILE;
  }

  @Override
  public TrainingListener listener() {
    return listener;
  }

  @Override
  public String table() {
    return table.text();
  }

  @Override
  public void resume(String earlier) {
    table.resume(earlier);
  }

  private final class Listener extends BaseTrainingListener {

    private FlatArray gradients;
    private FlatArray parameters;
    private List<WeightStretch> stretches;

    @Override
    public void onGradientCalculation(Model model) {
      ComputationGraph graph = Sampling.graph(model);
      int iteration = Sampling.iteration(graph);
      if (!Sampling.isDue(iteration, every)) {
        return;
      }
      follow(graph);
      double images = graph.batchSize();
      for (WeightStretch stretch : stretches) {
        double sum = gradients.squares(stretch.start(), stretch.length());
        double weights = parameters.squares(stretch.start(), stretch.length());
        table
            .row(iteration, stretch.layer())
            .with(Math.sqrt(sum) / images)
            .with(Math.sqrt(weights))
            .end();
      }
    }

    // The arrays move when a graph is given others, as by loading parameters.
    private void follow(ComputationGraph graph) {
      INDArray flat = graph.getFlattenedGradients();
      if (gradients == null || !gradients.shows(flat) || !parameters.shows(graph.params())) {
        gradients = new FlatArray(flat);
        parameters = new FlatArray(graph.params());
        stretches = WeightStretch.of(graph, parameters);
      }
    }
  }
}
