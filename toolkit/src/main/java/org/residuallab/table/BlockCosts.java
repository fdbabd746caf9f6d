package org.residuallab.table;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import org.residuallab.architecture.Layer;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Specimen;
import org.residuallab.chart.Bars;
import org.residuallab.chart.Palette;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What single blocks cost, and which of their convolutions costs it.
 *
 * <pre>{@code
 * var table = BlockCosts.table(Specimen.figure5());
 * var chart = BlockCosts.chart("Blocks of Fig. 5", Specimen.figure5());
 * }</pre>
 */
public final class BlockCosts {

  // As they follow each other in the blocks of the paper; those of other blocks come behind them.
  private static final List<String> KINDS =
      List.of("1×1 reduce", "first 3×3", "second 3×3", "1×1 restore", "1×1 projection");
  private static final List<Color> COLORS =
      List.of(
          Palette.SKY,
          Palette.BLUE,
          Palette.GREEN,
          Palette.ORANGE,
          Palette.VERMILION,
          Palette.PURPLE,
          Palette.YELLOW);
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

  private BlockCosts() {}

  /** Weights and multiply-adds, and how often those of the first block go into them. */
  public static Table table(List<Specimen> blocks) {
    StringColumn name = StringColumn.create("block");
    LongColumn weights = Decimals.longs("weights");
    weights.setPrintFormatter(Decimals.grouped());
    LongColumn multiplyAdds = Decimals.longs("multiply-adds");
    multiplyAdds.setPrintFormatter(Decimals.grouped());
    DoubleColumn times = Decimals.column("times the first", 3);
    for (Specimen block : blocks) {
      Map<String, Long> parts = multiplyAdds(block);
      name.append(block.title());
      weights.append(weights(block));
      multiplyAdds.append(sum(parts));
      times.append((double) sum(parts) / multiplyAdds.get(0));
    }
    return Table.create(title(blocks), name, weights, multiplyAdds, times);
  }

  private static String title(List<Specimen> blocks) {
    List<String> maps =
        blocks.stream()
            .map(block -> "%d × %d".formatted(block.input().height(), block.input().width()))
            .distinct()
            .toList();
    return maps.size() == 1 ? "Blocks on maps of " + maps.get(0) : "Blocks";
  }

  /** Multiply-adds of each convolution, stacked, a bar a block. */
  public static CategoryChart chart(String title, List<Specimen> blocks) {
    CategoryChart chart = Bars.chart(title, "", "million multiply-adds, one image");
    chart.getStyler().setStacked(true);
    List<String> names = blocks.stream().map(Specimen::title).toList();
    Set<String> kinds = new LinkedHashSet<>(KINDS);
    blocks.forEach(block -> kinds.addAll(multiplyAdds(block).keySet()));
    int color = 0;
    for (String kind : kinds) {
      List<Double> millions = new ArrayList<>();
      for (Specimen block : blocks) {
        millions.add(multiplyAdds(block).getOrDefault(kind, 0L) / 1e6);
      }
      if (millions.stream().anyMatch(value -> value > 0)) {
        Bars.add(chart, kind, names, millions, COLORS.get(color % COLORS.size()));
      }
      color++;
    }
    return chart;
  }

  private static Map<String, Long> multiplyAdds(Specimen block) {
    NetworkCost cost = NetworkCost.of(block.network());
    Map<String, Long> parts = new LinkedHashMap<>();
    for (Node node : block.nodes()) {
      if (node.layer() instanceof Layer.Convolution convolution) {
        String kind = kind(block, node, convolution, parts.keySet());
        parts.merge(kind, cost.layer(node.name()).multiplyAdds(), Long::sum);
      }
    }
    return parts;
  }

  private static String kind(
      Specimen block, Node node, Layer.Convolution convolution, Set<String> before) {
    String kernel = "%1$d×%1$d".formatted(convolution.kernel());
    if (node.place().role().onShortcut()) {
      return kernel + " projection";
    }
    if (convolution.kernel() == 1) {
      int channels = block.network().inputOf(node).channels();
      return kernel + (convolution.filters() > channels ? " restore" : " reduce");
    }
    return ORDINALS.stream()
        .map(ordinal -> ordinal + " " + kernel)
        .filter(kind -> !before.contains(kind))
        .findFirst()
        .orElse("further " + kernel);
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
