package org.residuallab.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Specimen;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** What single blocks cost, and which of their convolutions costs it. */
public final class BlockCosts {

  private static final Map<String, Color> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("1×1 reduce", Palette.SKY);
    KINDS.put("first 3×3", Palette.BLUE);
    KINDS.put("second 3×3", Palette.GREEN);
    KINDS.put("1×1 restore", Palette.ORANGE);
    KINDS.put("1×1 projection", Palette.VERMILION);
  }

  private BlockCosts() {}

  /** Weights and multiply-adds, and how often those of the first block go into them. */
  public static Table table(List<Specimen> blocks) {
    StringColumn name = StringColumn.create("block");
    LongColumn weights = LongColumn.create("weights");
    weights.setPrintFormatter(NumberColumnFormatter.intsWithGrouping());
    LongColumn multiplyAdds = LongColumn.create("multiply-adds");
    multiplyAdds.setPrintFormatter(NumberColumnFormatter.intsWithGrouping());
    DoubleColumn times = Decimals.column("times the first", 3);
    for (Specimen block : blocks) {
      Map<String, Long> parts = multiplyAdds(block);
      name.append(block.title());
      weights.append(weights(block));
      multiplyAdds.append(sum(parts));
      times.append((double) sum(parts) / multiplyAdds.get(0));
    }
    return Table.create("Blocks on maps of 56 × 56", name, weights, multiplyAdds, times);
  }

  /** Multiply-adds of each convolution, stacked, a bar a block. */
  public static CategoryChart chart(String title, List<Specimen> blocks) {
    CategoryChart chart = Bars.chart(title, "", "million multiply-adds, one image");
    chart.getStyler().setStacked(true);
    List<String> names = blocks.stream().map(Specimen::title).toList();
    for (Map.Entry<String, Color> kind : KINDS.entrySet()) {
      List<Double> millions = new ArrayList<>();
      for (Specimen block : blocks) {
        millions.add(multiplyAdds(block).getOrDefault(kind.getKey(), 0L) / 1e6);
      }
      if (millions.stream().anyMatch(value -> value > 0)) {
        Bars.add(chart, kind.getKey(), names, millions, kind.getValue());
      }
    }
    return chart;
  }

  private static Map<String, Long> multiplyAdds(Specimen block) {
    NetworkCost cost = NetworkCost.of(block.network());
    Map<String, Long> parts = new LinkedHashMap<>();
    for (Node node : block.nodes()) {
      if (node.layer() instanceof Layer.Convolution convolution) {
        parts.put(kind(node, convolution, parts), cost.layer(node.name()).multiplyAdds());
      }
    }
    return parts;
  }

  private static String kind(Node node, Layer.Convolution convolution, Map<String, Long> before) {
    if (node.place().role().onShortcut()) {
      return "1×1 projection";
    }
    if (convolution.kernel() == 1) {
      return before.isEmpty() ? "1×1 reduce" : "1×1 restore";
    }
    return before.containsKey("first 3×3") ? "second 3×3" : "first 3×3";
  }

  private static long weights(Specimen block) {
    NetworkCost cost = NetworkCost.of(block.network());
    return block.nodes().stream()
        .map(node -> cost.layer(node.name()))
        .map(Cost::parameters)
        .mapToLong(parameters -> parameters.weights())
        .sum();
  }

  private static long sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }
}
