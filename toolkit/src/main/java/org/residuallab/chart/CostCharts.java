package org.residuallab.chart;

import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.architecture.Architecture;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;

/**
 * Where and how the cost of networks grows.
 *
 * <pre>{@code
 * var chart = CostCharts.shares(Networks.named("vgg-19"));
 * }</pre>
 */
public final class CostCharts {

  private CostCharts() {}

  /**
   * Networks that differ in their depth alone.
   *
   * @param name in the legend
   * @param networks from shallow to deep
   */
  public record Family(String name, List<Architecture> networks) {

    public Family {
      networks = List.copyOf(networks);
    }
  }

  /**
   * Billions of multiply-adds against weighted layers.
   *
   * @param title of the chart
   * @param families a line each
   * @param ceiling a network whose cost is drawn as a line across
   */
  public static XYChart byDepth(String title, List<Family> families, Architecture ceiling) {
    XYChart chart =
        Lines.chart(title, 820, 440, "weighted layers", "billion multiply-adds, one image");
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setXAxisMin(0.0);
    double deepest = 0;
    for (int i = 0; i < families.size(); i++) {
      List<Architecture> networks = families.get(i).networks();
      double[] depths = networks.stream().mapToDouble(Architecture::depth).toArray();
      double[] costs = networks.stream().mapToDouble(CostCharts::billions).toArray();
      deepest = Math.max(deepest, depths[depths.length - 1]);
      Lines.add(chart, families.get(i).name(), depths, costs, Palette.at(i), ChartStyle.SOLID)
          .setMarker(SeriesMarkers.CIRCLE);
    }
    double cost = billions(ceiling);
    double[] across = {0, deepest};
    double[] level = {cost, cost};
    Lines.add(chart, ceiling.name(), across, level, Palette.BLACK, ChartStyle.DASHED);
    return chart;
  }

  /** Each stage's share of a network's multiply-adds and of its parameters, in percent. */
  public static CategoryChart shares(Architecture architecture) {
    NetworkCost cost = NetworkCost.of(architecture.network());
    Cost total = cost.total();
    List<String> stages = cost.stages().stream().map(Cost::name).toList();
    CategoryChart chart =
        Bars.chart(
            "Where the cost of %s sits".formatted(architecture.name()), "stage", "share (%)");
    Bars.add(
        chart,
        "multiply-adds",
        stages,
        cost.stages().stream().map(s -> 100.0 * s.multiplyAdds() / total.multiplyAdds()).toList(),
        Palette.BLUE);
    Bars.add(
        chart,
        "parameters",
        stages,
        cost.stages().stream()
            .map(s -> 100.0 * s.parameterCount() / total.parameterCount())
            .toList(),
        Palette.ORANGE);
    return chart;
  }

  private static double billions(Architecture architecture) {
    return NetworkCost.of(architecture.network()).total().multiplyAdds() / 1e9;
  }
}
