package org.residuallab.chart;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.experiment.VanishingExperiment.Outcome;
import org.residuallab.probe.GradientNorm;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The vanishing experiment as four panels with one scale: plain and residual, without BN and with.
 *
 * <pre>{@code
 * var outcomes = VanishingExperiment.of(List.of(8), 8, 1).run(settings.images(), arm -> {});
 * var chart = VanishingCharts.firstLayer(outcomes, 1);
 * }</pre>
 */
public final class VanishingCharts {

  private VanishingCharts() {}

  /**
   * The first layer's gradient against the network's depth, a line for each gain.
   *
   * @param iteration 1 for the first weights
   */
  public static BufferedImage firstLayer(List<Outcome> outcomes, int iteration) {
    double[] values =
        outcomes.stream()
            .mapToDouble(outcome -> first(outcome, iteration))
            .filter(Lines::isDrawable)
            .toArray();
    double smallest = java.util.Arrays.stream(values).min().orElse(1);
    double largest = java.util.Arrays.stream(values).max().orElse(1);
    List<XYChart> panels = new ArrayList<>();
    for (ShortcutOption shortcuts : List.of(ShortcutOption.NONE, ShortcutOption.A)) {
      for (Normalization normalization : List.of(Normalization.NONE, Normalization.BATCH)) {
        List<Outcome> shown =
            outcomes.stream()
                .filter(outcome -> outcome.arm().shortcuts() == shortcuts)
                .filter(outcome -> outcome.arm().normalization() == normalization)
                .toList();
        XYChart panel = panel(title(shortcuts, normalization), shown, iteration);
        Lines.wideLogarithmic(panel, smallest, largest);
        panels.add(panel);
      }
    }
    return Panels.of(2, panels);
  }

  private static String title(ShortcutOption shortcuts, Normalization normalization) {
    return "%s, %s batch normalisation"
        .formatted(
            shortcuts == ShortcutOption.NONE ? "Plain" : "Residual",
            normalization == Normalization.NONE ? "without" : "with");
  }

  private static XYChart panel(String title, List<Outcome> outcomes, int iteration) {
    XYChart chart = Lines.chart(title, 520, 330, "weighted layers", "gradient norm, first layer");
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    List<Double> gains = outcomes.stream().map(outcome -> outcome.arm().gain()).distinct().toList();
    for (int i = 0; i < gains.size(); i++) {
      double gain = gains.get(i);
      List<Outcome> drawn =
          outcomes.stream().filter(outcome -> outcome.arm().gain() == gain).toList();
      double[] norms = drawn.stream().mapToDouble(outcome -> first(outcome, iteration)).toArray();
      if (Arrays.stream(norms).anyMatch(Lines::isDrawable)) {
        double[] x = drawn.stream().mapToDouble(outcome -> outcome.arm().depth()).toArray();
        double[] y = Arrays.stream(Lines.drawable(norms)).map(Math::log10).toArray();
        XYSeries line = Lines.add(chart, name(gain), x, y, Palette.at(i), ChartStyle.SOLID);
        line.setMarker(SeriesMarkers.CIRCLE);
      }
    }
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setXAxisMin(0.0);
    return chart;
  }

  private static String name(double gain) {
    return gain == 1 ? "He's" : String.format(Locale.ROOT, "%s x He's", gain);
  }

  /**
   * The factor by which one more layer multiplies the first layer's gradient, from the shallowest
   * to the deepest network: below 1 it vanishes, above 1 it explodes.
   *
   * @throws IllegalArgumentException if there is one depth alone
   */
  public static Table factors(List<Outcome> outcomes, int iteration) {
    StringColumn network = StringColumn.create("network");
    StringColumn start = StringColumn.create("first weights");
    IntColumn deepest = Decimals.ints("deepest");
    StringColumn norm = StringColumn.create("first layer's gradient there");
    DoubleColumn factor = Decimals.column("factor a layer", 3, "not a number");
    List<Outcome> left = new ArrayList<>(outcomes);
    while (!left.isEmpty()) {
      List<Outcome> line =
          left.stream()
              .filter(outcome -> isSameLine(outcome, left.get(0)))
              .sorted(Comparator.comparingInt(outcome -> outcome.arm().depth()))
              .toList();
      left.removeAll(line);
      Outcome shallow = line.get(0);
      Outcome deep = line.get(line.size() - 1);
      double ratio = first(deep, iteration) / first(shallow, iteration);
      network.append(title(deep.arm().shortcuts(), deep.arm().normalization()));
      start.append(name(deep.arm().gain()));
      deepest.append(deep.arm().depth());
      norm.append(String.format(Locale.ROOT, "%.1e", first(deep, iteration)));
      int layers = deep.arm().depth() - shallow.arm().depth();
      if (layers == 0) {
        throw new IllegalArgumentException(
            "what one more layer does needs two depths, not %d alone"
                .formatted(deep.arm().depth()));
      }
      factor.append(Math.pow(ratio, 1.0 / layers));
    }
    return Table.create("What one more layer does", network, start, deepest, norm, factor);
  }

  private static boolean isSameLine(Outcome one, Outcome other) {
    return one.arm().shortcuts() == other.arm().shortcuts()
        && one.arm().normalization() == other.arm().normalization()
        && one.arm().gain() == other.arm().gain();
  }

  private static double first(Outcome outcome, int iteration) {
    List<GradientNorm> norms = outcome.at(iteration);
    if (norms.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured at iteration " + iteration);
    }
    return norms.get(0).gradient();
  }
}
