package org.residuallab.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.residuallab.experiment.PathGradients;
import org.residuallab.experiment.PathGradients.Length;

/**
 * Paths of different lengths, as in Fig. 6 of Veit, Wilber and Belongie (2016).
 *
 * <pre>{@code
 * var plan = RunPlan.of("winding", CifarFamily.resnet(8).architecture(), settings.budget(), 1);
 * var model = StoredModel.read(Training.run(plan, settings.images(), settings.runs(), RunListener.NONE).folder());
 * var gradients = PathGradients.of(model, settings.images().train().range(0, 8), 1, 1, ProgressListener.NONE);
 * var chart = PathCharts.of(List.of(gradients));
 * }</pre>
 */
public final class PathCharts {

  private PathCharts() {}

  /** How many paths of each length there are, what one of them brings, and what all bring. */
  public static BufferedImage of(List<PathGradients> networks) {
    XYChart gradients = Lines.chart("Gradient on one path", 345, 380, "blocks on it", "L2 norm");
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < networks.size(); i++) {
      List<Length> drawn =
          networks.get(i).lengths().stream().filter(each -> Lines.isDrawable(each.mean())).toList();
      double[] y = drawn.stream().mapToDouble(Length::mean).toArray();
      for (double value : y) {
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
      double[] x = drawn.stream().mapToDouble(Length::length).toArray();
      Lines.add(gradients, networks.get(i).model(), x, y, Palette.at(i), ChartStyle.SOLID);
    }
    if (largest > 0) {
      Lines.logarithmic(gradients, smallest, largest);
    }
    return Panels.of(
        3,
        List.of(
            shares("Paths", networks, (network, each) -> network.paths().share(each.length())),
            under(gradients),
            shares(
                "Gradient on all of a length",
                networks,
                (network, each) -> network.contribution(each.length()))));
  }

  private interface Share {
    double of(PathGradients network, Length length);
  }

  private static XYChart shares(String title, List<PathGradients> networks, Share share) {
    XYChart chart = Lines.chart(title, 345, 380, "blocks on them", "share (%)");
    for (int i = 0; i < networks.size(); i++) {
      PathGradients network = networks.get(i);
      ToDoubleFunction<Length> percent = each -> 100 * share.of(network, each);
      double[] x = network.lengths().stream().mapToDouble(Length::length).toArray();
      double[] y = network.lengths().stream().mapToDouble(percent).toArray();
      Lines.add(chart, network.model(), x, y, Palette.at(i), ChartStyle.SOLID);
    }
    chart.getStyler().setYAxisMin(0.0);
    return under(chart);
  }

  private static XYChart under(XYChart chart) {
    chart.getStyler().setXAxisDecimalPattern("0").setLegendPosition(LegendPosition.OutsideS);
    return chart;
  }
}
