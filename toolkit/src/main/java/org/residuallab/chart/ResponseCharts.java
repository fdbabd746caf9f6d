package org.residuallab.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.DoubleSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.residuallab.probe.LayerResponse;
import org.residuallab.probe.LayerResponses;
import org.residuallab.run.RunRecord;
import org.residuallab.study.RunLabels;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Responses of the 3x3 layers, drawn as in the paper's Fig. 7: plain networks dashed.
 *
 * <pre>{@code
 * var run = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(Networks.named("resnet-20")).one();
 * var chart = ResponseCharts.figure7(List.of(LayerResponses.atTheEndOf(run)));
 * }</pre>
 */
public final class ResponseCharts {

  private ResponseCharts() {}

  /** In the order of the layers above, in the order of their magnitude below. */
  public static BufferedImage figure7(List<LayerResponses> networks) {
    return Panels.of(
        1,
        List.of(
            chart("Responses of the layers, in their order", "layer", networks),
            chart(
                "The same, the strongest first",
                "layer, by magnitude",
                networks.stream().map(LayerResponses::sorted).toList())));
  }

  private static XYChart chart(String title, String xTitle, List<LayerResponses> networks) {
    XYChart chart = Lines.chart(title, 900, 330, xTitle, "standard deviation");
    List<String> labels = labels(networks);
    List<Color> colors =
        Palette.each(networks.stream().map(each -> each.run().map(RunRecord::network)).toList());
    for (int i = 0; i < networks.size(); i++) {
      LayerResponses network = networks.get(i);
      double[] x = IntStream.rangeClosed(1, network.layers().size()).asDoubleStream().toArray();
      double[] y = network.layers().stream().mapToDouble(LayerResponse::deviation).toArray();
      Lines.add(
          chart,
          labels.get(i),
          x,
          y,
          colors.get(i),
          network.residual() ? ChartStyle.SOLID : ChartStyle.DASHED);
    }
    chart.getStyler().setYAxisDecimalPattern("0.00").setXAxisDecimalPattern("0");
    return chart;
  }

  // Those of runs by what tells the runs apart; the others as they are called.
  private static List<String> labels(List<LayerResponses> networks) {
    List<RunRecord> runs = networks.stream().flatMap(each -> each.run().stream()).toList();
    Iterator<String> labels = RunLabels.ofRecords(runs).iterator();
    return networks.stream()
        .map(each -> each.run().isPresent() ? labels.next() : each.network())
        .toList();
  }

  /** The mean over the layers of each network, and the weakest and the strongest. */
  public static Table table(List<LayerResponses> networks) {
    StringColumn name = StringColumn.create("network");
    IntColumn layers = Decimals.ints("3x3 layers");
    DoubleColumn mean = Decimals.column("mean deviation", 3);
    DoubleColumn weakest = Decimals.column("weakest", 3);
    DoubleColumn strongest = Decimals.column("strongest", 3);
    Iterator<String> labels = labels(networks).iterator();
    for (LayerResponses network : networks) {
      DoubleSummaryStatistics deviations =
          network.layers().stream().mapToDouble(LayerResponse::deviation).summaryStatistics();
      name.append(labels.next());
      layers.append(network.layers().size());
      if (network.layers().isEmpty()) {
        List.of(mean, weakest, strongest).forEach(DoubleColumn::appendMissing);
      } else {
        mean.append(network.mean());
        weakest.append(deviations.getMin());
        strongest.append(deviations.getMax());
      }
    }
    return Table.create("Responses", name, layers, mean, weakest, strongest);
  }
}
