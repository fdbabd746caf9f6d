package org.residuallab.chart;

import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.residuallab.ledger.Ledger;
import org.residuallab.ledger.Status;

/**
 * How much of the paper stands on what, place by place.
 *
 * <pre>{@code
 * var chart = LedgerChart.of(Ledger.of(settings.results()));
 * }</pre>
 */
public final class LedgerChart {

  private static final Map<Status, Color> COLORS =
      new EnumMap<>(
          Map.of(
              Status.EXACT, Palette.BLUE,
              Status.MEASURED, Palette.GREEN,
              Status.ORDER, Palette.SKY,
              Status.IMPORTED, Palette.YELLOW,
              Status.DIFFERS, Palette.VERMILION,
              Status.UNDECIDED, Palette.PURPLE,
              Status.MISSING, Palette.ORANGE,
              Status.QUOTED, Palette.GREY));

  private LedgerChart() {}

  /** A bar for each table, figure and section, stacked by status. */
  public static CategoryChart of(Ledger ledger) {
    CategoryChart chart = Bars.chart("The paper's claims by what stands behind them", "", "claims");
    chart.getStyler().setStacked(true);
    chart.getStyler().setXAxisLabelRotation(90);
    List<String> sources = ledger.sources();
    // Else every other place goes unnamed.
    chart.getStyler().setXAxisMaxLabelCount(sources.size());
    COLORS.forEach(
        (status, color) -> {
          List<Double> counts =
              sources.stream()
                  .map(source -> (double) ledger.of(source).counts().get(status))
                  .toList();
          if (counts.stream().anyMatch(count -> count > 0)) {
            Bars.add(chart, status.toString(), sources, counts, color);
          }
        });
    return chart;
  }
}
