package org.residuallab.table;

import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Costs of whole networks side by side.
 *
 * <pre>{@code
 * var table = CostComparison.of(List.of(Networks.named("vgg-19"), Networks.named("resnet-34")));
 * }</pre>
 */
public final class CostComparison {

  private static final double MEGABYTE = 1e6;

  private CostComparison() {}

  /**
   * A row a network: shortcut option, layers, parameters, multiply-adds, activation memory of one
   * image.
   */
  public static Table of(List<Architecture> networks) {
    StringColumn name = StringColumn.create("network");
    StringColumn option = StringColumn.create("option");
    IntColumn depth = Decimals.ints("layers");
    LongColumn parameters = Decimals.longs("parameters");
    parameters.setPrintFormatter(Decimals.grouped());
    LongColumn multiplyAdds = Decimals.longs("multiply-adds");
    multiplyAdds.setPrintFormatter(Decimals.grouped());
    DoubleColumn share = Decimals.column("% of the first", 1);
    DoubleColumn training = Decimals.column("activations, training (MB)", 2);
    DoubleColumn inference = Decimals.column("activations, inference (MB)", 2);
    for (Architecture network : networks) {
      Cost total = NetworkCost.of(network.network()).total();
      name.append(network.name());
      option.append(network.shortcuts() == ShortcutOption.NONE ? "-" : network.shortcuts().name());
      depth.append(network.depth());
      parameters.append(total.parameterCount());
      multiplyAdds.append(total.multiplyAdds());
      share.append(100.0 * total.multiplyAdds() / multiplyAdds.get(0));
      training.append(total.memory().training() / MEGABYTE);
      inference.append(total.memory().inference() / MEGABYTE);
    }
    return Table.create(
        "Costs of one image",
        name,
        option,
        depth,
        parameters,
        multiplyAdds,
        share,
        training,
        inference);
  }
}
