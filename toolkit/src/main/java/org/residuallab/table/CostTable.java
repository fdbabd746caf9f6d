package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.residuallab.cost.Convention;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.text.TextTable;

/**
 * The costs of a network as a table, the total in the last row.
 *
 * <pre>{@code
 * var cost = NetworkCost.of(Networks.named("vgg-19").network());
 * var table = CostTable.of(cost, CostTable.By.STAGE, Convention.PAPER).tablesaw("VGG-19");
 * }</pre>
 */
public final class CostTable {

  /** What has a row of its own. */
  public enum By {
    LAYER,
    STAGE,
    TOTAL;

    /** As a user writes it: {@code stage}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private CostTable() {}

  /** Layer, type, output shape, parameters and multiply-adds as that convention counts them. */
  public static TextTable of(NetworkCost cost, By by, Convention convention) {
    return of(cost, by, convention, false);
  }

  /** The same with bytes of activations, training and inference, and the receptive field. */
  public static TextTable withMemory(NetworkCost cost, By by, Convention convention) {
    return of(cost, by, convention, true);
  }

  private static TextTable of(NetworkCost cost, By by, Convention convention, boolean memory) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "layer",
                "type",
                "output",
                "parameters",
                convention.countsMultiplyAddsAlone() ? "multiply_adds" : "operations"));
    if (memory) {
      header.addAll(List.of("training_bytes", "inference_bytes", "receptive_field"));
    }
    List<Cost> parts = new ArrayList<>();
    switch (by) {
      case LAYER -> parts.addAll(cost.layers());
      case STAGE -> parts.addAll(cost.stages());
      case TOTAL -> {}
    }
    parts.add(cost.total());
    return new TextTable(
        header, parts.stream().map(part -> row(part, convention, memory)).toList(), 1);
  }

  private static List<Object> row(Cost cost, Convention convention, boolean memory) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                cost.name(),
                cost.type(),
                cost.output().toString(),
                convention.count(cost.parameters()),
                convention.count(cost.operations())));
    if (memory) {
      row.addAll(List.of(cost.memory().training(), cost.memory().inference(), cost.field().size()));
    }
    return row;
  }
}
