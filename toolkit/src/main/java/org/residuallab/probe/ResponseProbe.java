package org.residuallab.probe;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.training.RunProbe;

/**
 * Responses of the 3x3 layers (Fig. 7) on each mini-batch, while a network trains. It listens to
 * any {@code ComputationGraph} with batch normalisation.
 *
 * <p>No activation is looked at. With the batch's statistics, a normalisation's channel has exactly
 * the mean {@code beta} and the variance {@code gamma^2 var / (var + epsilon)}, so a few numbers a
 * channel tell the deviation of all values. See {@link NormalizedOutput}.
 */
public final class ResponseProbe implements RunProbe {

  /** The table's name in a run's folder. */
  public static final String FILE = "responses.csv";

  private final int every;
  private final ProbeTable table = emptyTable();
  private final Listener listener = new Listener();

  /**
   * @param every so many iterations one is measured, beginning with the first
   * @throws IllegalArgumentException if that is less than one
   */
  public ResponseProbe(int every) {
    this.every = Sampling.requirePositive(every);
  }

  /**
   * A layer's response at one iteration.
   *
   * @param iteration from 1
   * @param response to that mini-batch, before the update
   */
  public record Sample(int iteration, LayerResponse response) {}

  /** The responses in a table that was stored. */
  public static List<Sample> samples(String table) {
    return samples(emptyTable().rows(table));
  }

  /** The responses so far, iteration by iteration, from the input's layer on. */
  public List<Sample> samples() {
    return samples(table.rows());
  }

  private static ProbeTable emptyTable() {
    return new ProbeTable(FILE, "standard_deviation");
  }

  private static List<Sample> samples(List<ProbeTable.Row> rows) {
    return rows.stream()
        .map(
            row -> new Sample(row.iteration(), new LayerResponse(row.layer(), row.values().get(0))))
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
    private List<NormalizedOutput> outputs;

    @Override
    public void onGradientCalculation(Model model) {
      ComputationGraph graph = Sampling.graph(model);
      int iteration = Sampling.iteration(graph);
      if (Sampling.isDue(iteration, every)) {
        follow(graph);
        for (NormalizedOutput output : outputs) {
          table.row(iteration, output.layer()).with(output.deviation(parameters, gradients)).end();
        }
      }
    }

    private void follow(ComputationGraph graph) {
      INDArray flat = graph.getFlattenedGradients();
      if (gradients == null || !gradients.shows(flat) || !parameters.shows(graph.params())) {
        gradients = new FlatArray(flat);
        parameters = new FlatArray(graph.params());
        outputs = NormalizedOutput.of(graph, parameters);
      }
    }
  }
}
