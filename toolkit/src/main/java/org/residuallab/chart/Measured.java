package org.residuallab.chart;

import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.residuallab.architecture.Architecture;
import org.residuallab.bench.PassMeasurement;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What was counted beside what the clock says.
 *
 * <pre>{@code
 * var networks = List.of(CifarFamily.plain(8).architecture());
 * var passes = Stopwatch.measure(List.of(networks.get(0).network()), PassMeasurement.Kind.FORWARD, 1, 2);
 * var chart = Measured.chart("plain-8", networks, passes);
 * }</pre>
 */
public final class Measured {

  private Measured() {}

  /** A row a measurement; the networks are those that were measured, in the same order. */
  public static Table table(List<Architecture> networks, List<PassMeasurement> measured) {
    StringColumn name = StringColumn.create("network");
    StringColumn pass = StringColumn.create("pass");
    DoubleColumn counted = Decimals.column("million multiply-adds", 0);
    DoubleColumn milliseconds = Decimals.column("ms (median)", 1);
    StringColumn range = StringColumn.create("fastest to slowest");
    DoubleColumn rate = Decimals.column("billion multiply-adds a second", 1);
    DoubleColumn activations = Decimals.column("activations, counted (MB)", 1);
    DoubleColumn memory = Decimals.column("memory, measured (MB)", 1);
    for (int i = 0; i < measured.size(); i++) {
      PassMeasurement each = measured.get(i);
      Cost cost = NetworkCost.of(networks.get(i % networks.size()).network()).total();
      double work = multiplyAdds(each, cost);
      name.append(each.network());
      pass.append(spoken(each.kind()));
      counted.append(work / 1e6);
      milliseconds.append(each.median());
      range.append(String.format(Locale.ROOT, "%.1f - %.1f", each.fastest(), each.slowest()));
      rate.append(work / 1e6 / each.median());
      long bytes =
          each.kind() == PassMeasurement.Kind.FORWARD
              ? cost.memory().inference()
              : cost.memory().training();
      activations.append(each.batch() * bytes / 1e6);
      memory.append(each.bytes() / 1e6);
    }
    String title =
        String.format(
            Locale.ROOT,
            "Batches of %d, computed by %s",
            measured.get(0).batch(),
            measured.get(0).engine());
    return Table.create(title, name, pass, counted, milliseconds, range, rate, activations, memory);
  }

  /** Multiply-adds and times, each as a multiple of the first network's. */
  public static CategoryChart chart(
      String title, List<Architecture> networks, List<PassMeasurement> measured) {
    List<String> names = networks.stream().map(Architecture::name).toList();
    List<Cost> costs = networks.stream().map(n -> NetworkCost.of(n.network()).total()).toList();
    CategoryChart chart = Bars.chart(title, "", "times the first");
    double first = costs.get(0).multiplyAdds();
    Bars.add(
        chart,
        "multiply-adds, counted",
        names,
        costs.stream().map(cost -> cost.multiplyAdds() / first).toList(),
        Palette.BLACK);
    int color = 0;
    for (PassMeasurement.Kind kind : PassMeasurement.Kind.values()) {
      List<PassMeasurement> ofKind = measured.stream().filter(m -> m.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        double reference = ofKind.get(0).median();
        Bars.add(
            chart,
            "time of a %s, measured".formatted(spoken(kind)),
            names,
            ofKind.stream().map(each -> each.median() / reference).toList(),
            Palette.at(color++));
      }
    }
    return chart;
  }

  private static String spoken(PassMeasurement.Kind kind) {
    return switch (kind) {
      case FORWARD -> "forward pass";
      case TRAINING_STEP -> "training step";
    };
  }

  /** A backward pass has twice the products of a forward one: for the input and for the weights. */
  private static double multiplyAdds(PassMeasurement measured, Cost cost) {
    int passes = measured.kind() == PassMeasurement.Kind.FORWARD ? 1 : 3;
    return (double) passes * measured.batch() * cost.multiplyAdds();
  }
}
