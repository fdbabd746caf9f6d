package org.residuallab.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
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
    return Panels.of(
        3,
        List.of(
            shares(
                "Share of the paths",
                networks,
                (network, each) -> network.paths().share(each.length())),
            onOnePath(networks),
            shares(
                "Share of the gradient",
                networks,
                (network, each) -> network.contribution(each.length()))));
  }

  private static XYChart onOnePath(List<PathGradients> networks) {
    XYChart chart = Lines.chart("Gradient of one path", 345, 380, "blocks on the path", "L2 norm");
    DoubleSummaryStatistics norms =
        networks.stream()
            .flatMap(each -> drawn(each).stream())
            .mapToDouble(Length::mean)
            .summaryStatistics();
    List<Color> colors = colors(networks);
    for (int i = 0; i < networks.size(); i++) {
      PathGradients each = networks.get(i);
      double[] x = each.lengths().stream().mapToDouble(Length::length).toArray();
      double[] means = each.lengths().stream().mapToDouble(Length::mean).toArray();
      double[] y = Arrays.stream(Lines.drawable(means)).map(Math::log10).toArray();
      Lines.add(chart, each.network().name(), x, y, colors.get(i), ChartStyle.SOLID);
    }
    if (norms.getCount() > 0) {
      Lines.wideLogarithmic(chart, norms.getMin(), norms.getMax());
    }
    return under(chart);
  }

  private static List<Length> drawn(PathGradients network) {
    return network.lengths().stream().filter(each -> Lines.isDrawable(each.mean())).toList();
  }

  private interface Share {
    double of(PathGradients network, Length length);
  }

  private static XYChart shares(String title, List<PathGradients> networks, Share share) {
    XYChart chart = Lines.chart(title, 345, 380, "blocks on the path", "share (%)");
    List<Color> colors = colors(networks);
    for (int i = 0; i < networks.size(); i++) {
      PathGradients network = networks.get(i);
      ToDoubleFunction<Length> percent = each -> 100 * share.of(network, each);
      double[] x = network.lengths().stream().mapToDouble(Length::length).toArray();
      double[] y = network.lengths().stream().mapToDouble(percent).toArray();
      Lines.add(chart, network.network().name(), x, y, colors.get(i), ChartStyle.SOLID);
    }
    chart.getStyler().setYAxisMin(0.0);
    return under(chart);
  }

  private static List<Color> colors(List<PathGradients> networks) {
    return Palette.each(networks.stream().map(each -> Optional.of(each.network())).toList());
  }

  private static XYChart under(XYChart chart) {
    chart.getStyler().setXAxisDecimalPattern("0").setLegendPosition(LegendPosition.OutsideS);
    return chart;
  }
}
