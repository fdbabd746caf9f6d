package org.residuallab.probe;

import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.run.StoredTable;

/**
 * Norms of the gradients of all weights, layer by layer, while a network trains. It listens to any
 * {@code ComputationGraph} of floats or doubles.
 *
 * <p>What stands in the flat gradients is a sum over the mini-batch; the norms are those of the
 * mean.
 *
 * <pre>{@code
 * var probe = new GradientProbe(1);
 * var graph = Models.build(CifarFamily.resnet(8).architecture().network(), 1);
 * graph.addListeners(probe.listener());
 * }</pre>
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

  /**
   * The norms in a table that was stored.
   *
   * @param network the one that was trained, which knows the layers on its shortcuts
   */
  public static List<GradientNorm> norms(String table, Design network) {
    return norms(emptyTable().rows(table), Beside.of(network));
  }

  /**
   * The norms so far, iteration by iteration, from the input's layer on. A graph does not say which
   * of its layers stand on shortcuts: all count as on the way.
   */
  public List<GradientNorm> norms() {
    return norms(rows(), Set.of());
  }

  /** The same of a graph that was built from that network, which knows. */
  public List<GradientNorm> norms(Network network) {
    return norms(rows(), Beside.of(network));
  }

  private static ProbeTable emptyTable() {
    return new ProbeTable(FILE, StoredTable.GRADIENT_NORM + ",weight_norm");
  }

  private static List<GradientNorm> norms(List<ProbeTable.Row> rows, Set<String> beside) {
    return rows.stream()
        .map(
            row ->
                new GradientNorm(
                    row.iteration(),
                    row.layer(),
                    !beside.contains(row.layer()),
                    row.values().get(0),
                    row.values().get(1)))
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
