package org.residuallab.probe;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Network;

/**
 * Responses of the 3x3 layers (Fig. 7) on each mini-batch, while a network trains. It listens to
 * any {@code ComputationGraph} with batch normalisation.
 *
 * <p>No activation is looked at. With the batch's statistics, a normalisation's channel has exactly
 * the mean {@code beta} and the variance {@code gamma^2 var / (var + epsilon)}, so a few numbers a
 * channel tell the deviation of all values. Layers without a normalisation behind them, as the last
 * ones of pre-activation blocks, are left out. See {@link NormalizedOutput}.
 *
 * <pre>{@code
 * var probe = new ResponseProbe(10);
 * var graph = Models.build(CifarFamily.resnet(8).architecture().network(), 1);
 * graph.addListeners(probe.listener());
 * }</pre>
 */
public final class ResponseProbe extends FlatArrayProbe<NormalizedOutput> {

  /** The table's name in a run's folder. */
  public static final String FILE = "responses.csv";

  /**
   * @param every so many iterations one is measured, beginning with the first
   * @throws IllegalArgumentException if that is less than one
   */
  public ResponseProbe(int every) {
    super(every, emptyTable());
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
    return samples(rows());
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

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if it has no batch normalisation behind a 3x3 layer
   */
  @Override
  public void requireFits(Design network) {
    if (!network.fold(ResponseProbe::isNormalized, unwritten -> true)) {
      throw new IllegalArgumentException(
          "%s has no 3x3 layer with a batch normalisation behind it, from which responses are read while it trains; leave out that probe"
              .formatted(network.name()));
    }
  }

  private static boolean isNormalized(Network network) {
    return network.nodes().stream()
        .filter(node -> node.layer() instanceof Layer.BatchNormalization)
        .flatMap(node -> node.inputs().stream())
        .filter(input -> !input.equals(Network.INPUT))
        .anyMatch(input -> isThreeByThree(network.node(input).layer()));
  }

  private static boolean isThreeByThree(Layer layer) {
    return layer instanceof Layer.Convolution convolution && convolution.kernel() == 3;
  }

  @Override
  List<NormalizedOutput> places(ComputationGraph graph, FlatArray parameters) {
    return NormalizedOutput.of(graph, parameters);
  }

  @Override
  String layer(NormalizedOutput output) {
    return output.layer();
  }

  @Override
  void measure(
      NormalizedOutput output,
      FlatArray parameters,
      FlatArray gradients,
      int images,
      ProbeTable row) {
    row.with(output.deviation(parameters, gradients));
  }
}
