package org.residuallab.cost;

import java.util.List;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Stage;

/**
 * Why published figures for one network differ. Each account starts at the paper's way of counting
 * the given network and changes one thing at a time; every figure is computed from the records.
 *
 * <pre>{@code
 * var counted = Reconciliation.of(Networks.named("resnet-50"));
 * var table = ReconciliationTable.of(counted).tablesaw("ResNet-50");
 * }</pre>
 *
 * @param network its name
 * @param base the given network counted as the paper counts
 * @param printed what the paper prints of it, rounded
 * @param accounts one for each tool, in the order of {@link Tool#ALL}
 */
public record Reconciliation(
    String network, Count base, Optional<Printed> printed, List<Account> accounts) {

  public Reconciliation {
    accounts = List.copyOf(accounts);
  }

  /** The accounts of all tools. */
  public static Reconciliation of(Architecture architecture) {
    Count base = Count.of(NetworkCost.of(architecture.network()).total(), Convention.PAPER);
    List<Account> accounts = Tool.ALL.stream().map(tool -> account(tool, architecture)).toList();
    return new Reconciliation(architecture.name(), base, Printed.of(architecture), accounts);
  }

  /** The account of one tool. */
  public Account account(Tool tool) {
    return accounts.stream().filter(a -> a.tool().equals(tool)).findFirst().orElseThrow();
  }

  private static Account account(Tool tool, Architecture architecture) {
    Walk walk = new Walk(architecture);
    boolean own = hasOwn(tool, architecture);
    if (own) {
      tool.changes().forEach(walk::change);
    }
    walk.countLike(own ? tool.convention(architecture.name()) : tool.convention());
    return new Account(tool, own, walk.count(), walk.steps());
  }

  /** A network of CIFAR's family may have the name of one that is made for ImageNet. */
  private static boolean hasOwn(Tool tool, Architecture architecture) {
    return tool.ownNetworks().contains(architecture.name())
        && stages(architecture).equals(stages(Networks.named(architecture.name())));
  }

  private static List<String> stages(Architecture architecture) {
    return architecture.stages().stream().map(Stage::name).toList();
  }
}
