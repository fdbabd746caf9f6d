package org.residuallab.table;

import java.util.List;
import java.util.Locale;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.GradientSummary;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Gradients relative to the weights, summed up over all measured iterations.
 *
 * <pre>{@code
 * var run = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(Networks.named("resnet-56")).one();
 * var table = GradientTable.of("ResNet-56", Probes.gradients(run), 7);
 * }</pre>
 */
public final class GradientTable {

  private GradientTable() {}

  /**
   * A row for some of the layers, evenly spread from the first to the last.
   *
   * @param network in the table's title
   * @param norms of several iterations
   * @param rows at most
   */
  public static Table of(String network, List<GradientNorm> norms, int rows) {
    // Numbered as in the charts.
    List<GradientNorm> onTheWay = norms.stream().filter(GradientNorm::isOnTheWay).toList();
    List<GradientSummary> layers = GradientSummary.of(onTheWay, GradientNorm::relative);
    StringColumn name = StringColumn.create("layer");
    IntColumn number = Decimals.ints("number");
    StringColumn mean = StringColumn.create("mean");
    StringColumn spread = StringColumn.create("standard deviation");
    StringColumn range = StringColumn.create("smallest to largest");
    int count = Math.min(Math.max(2, rows), layers.size());
    for (int row = 0; row < count; row++) {
      int index = Math.round((float) row * (layers.size() - 1) / Math.max(1, count - 1));
      GradientSummary layer = layers.get(index);
      number.append(index + 1);
      name.append(layer.layer());
      mean.append(text(layer.mean()));
      spread.append(text(layer.spread()));
      range.append("%s to %s".formatted(text(layer.smallest()), text(layer.largest())));
    }
    return Table.create(
        "%s: norm of the gradient / norm of the weights".formatted(network),
        number,
        name,
        mean,
        spread,
        range);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2g", value);
  }
}
