package org.residuallab.table;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.residuallab.probe.LayerResponse;
import org.residuallab.probe.MeasuredResponses;
import org.residuallab.text.TextTable;

/** Responses of stored networks, for a terminal and for programs. */
public final class ResponseTable {

  private ResponseTable() {}

  /** A row for each network: its layers in short. */
  public static TextTable of(List<MeasuredResponses> measured) {
    List<List<Object>> rows = new ArrayList<>();
    for (MeasuredResponses each : measured) {
      DoubleSummaryStatistics deviations =
          each.layers().stream().mapToDouble(LayerResponse::deviation).summaryStatistics();
      rows.add(
          List.of(
              each.network().name(),
              each.network().network().name(),
              (long) each.images(),
              deviations.getCount(),
              text(deviations.getAverage()),
              text(deviations.getMin()),
              text(deviations.getMax())));
    }
    return new TextTable(
        List.of("model", "network", "images", "3x3 layers", "mean", "weakest", "strongest"),
        rows,
        0);
  }

  /** A row for each layer. */
  public static TextTable whole(List<MeasuredResponses> measured) {
    List<List<Object>> rows = new ArrayList<>();
    for (MeasuredResponses each : measured) {
      for (LayerResponse layer : each.layers()) {
        rows.add(
            List.of(
                each.network().name(),
                each.network().network().name(),
                layer.layer(),
                text(layer.deviation())));
      }
    }
    return new TextTable(List.of("model", "network", "layer", "standard_deviation"), rows, 0);
  }

  private static String text(double deviation) {
    return String.format(Locale.ROOT, "%.4f", deviation);
  }
}
