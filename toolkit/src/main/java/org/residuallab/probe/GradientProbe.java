package org.residuallab.probe;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Norms of the gradients of all weights, layer by layer, while a network trains. It listens to any
 * {@code ComputationGraph} of floats or doubles.
 *
 * <p>What stands in the flat gradients is a sum over the mini-batch; the norms are those of the
 * mean.
 */
public final class GradientProbe extends FlatArrayProbe<WeightStretch> {

  /** The table's name in a run's folder. */
  public static final String FILE = "gradients.csv";

  /**
   * @param every so many iterations one is measured, beginning with the first
   * @throws IllegalArgumentException if that is less than one
   */
  public GradientProbe(int every) {
    super(every, emptyTable());
  }

  /** The norms in a table that was stored. */
  public static List<GradientNorm> norms(String table) {
    return norms(emptyTable().rows(table));
  }

  /** The norms so far, iteration by iteration, from the input's layer on. */
  public List<GradientNorm> norms() {
    return norms(rows());
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
  List<WeightStretch> places(ComputationGraph graph, FlatArray parameters) {
    return WeightStretch.of(graph, parameters);
  }

  @Override
  String layer(WeightStretch stretch) {
    return stretch.layer();
  }

  @Override
  void measure(
      WeightStretch stretch,
      FlatArray parameters,
      FlatArray gradients,
      int images,
      ProbeTable row) {
    double sum = gradients.squares(stretch.start(), stretch.length());
    double weights = parameters.squares(stretch.start(), stretch.length());
    row.with(Math.sqrt(sum) / images).with(Math.sqrt(weights));
  }
}
