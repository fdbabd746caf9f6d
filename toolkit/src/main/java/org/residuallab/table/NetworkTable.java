package org.residuallab.table;

import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Role;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Networks side by side.
 *
 * <pre>{@code
 * var table = NetworkTable.of(List.of(Networks.named("plain-56"), Networks.named("resnet-56")));
 * }</pre>
 */
public final class NetworkTable {

  private NetworkTable() {}

  /** A row a network: weighted layers, shortcuts and their option. */
  public static Table of(List<Architecture> networks) {
    StringColumn name = StringColumn.create("network");
    IntColumn depth = Decimals.ints("weighted layers");
    IntColumn shortcuts = Decimals.ints("shortcuts");
    StringColumn option = StringColumn.create("option");
    for (Architecture each : networks) {
      name.append(each.name());
      depth.append(each.depth());
      shortcuts.append(additions(each.network()));
      option.append(each.shortcuts() == ShortcutOption.NONE ? "-" : each.shortcuts().name());
    }
    return Table.create("Networks", name, depth, shortcuts, option);
  }

  private static int additions(Network network) {
    return (int)
        network.nodes().stream()
            .filter(node -> node.place().role().kind() == Role.Kind.ADDITION)
            .count();
  }
}
