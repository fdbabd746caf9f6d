package org.residuallab.cli;

import java.io.PrintWriter;
import org.residuallab.architecture.Architecture;
import org.residuallab.cost.Convention;
import org.residuallab.cost.NetworkCost;
import org.residuallab.cost.Reconciliation;
import org.residuallab.table.CostTable;
import org.residuallab.table.ReconciliationTable;
import org.residuallab.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab cost}: what a network costs. */
@Command(
    name = "cost",
    header = "Counts parameters and multiply-adds, layer by layer.",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the parameters and multiply-adds of a network, for one image. The paper calls"
          + " multiply-adds FLOPs; other people count otherwise, and --reconcile says how and why."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab cost resnet-50                            layer by layer",
      "  ./lab cost resnet-50 --stride v1.5 --by stage   as torchvision builds it",
      "  ./lab cost resnet-34 --by total --shortcut C    projections everywhere",
      "  ./lab cost resnet-56 --format csv > cost.csv    for a spreadsheet",
      "  ./lab cost resnet-50 --reconcile                3.8, 3.86, 4.09, 4.11 or 4.13 billion?"
    })
final class CostCommand implements Runnable {

  @Parameters(
      paramLabel = "NET",
      description =
          "The network: resnet-N, plain-N, preresnet-N, wide-resnet-N-K or vgg-N, such as resnet-50,"
              + " plain-56, preresnet-164 or wide-resnet-28-10.")
  private String net;

  @Mixin private VariationOptions variation;

  @Option(
      names = "--by",
      paramLabel = "PART",
      defaultValue = "layer",
      description = "A row for each layer, each stage, or the total alone (default: layer).")
  private CostTable.By by;

  @Mixin private FormatOption format;

  @Option(
      names = "--count",
      paramLabel = "WAY",
      defaultValue = "paper",
      description =
          "Count as paper, torchvision, keras, deeplearning4j, ptflops, fvcore or flops do"
              + " (default: paper).")
  private String convention;

  @Option(
      names = "--memory",
      description =
          "Also the bytes of activations in training and inference, and the receptive field.")
  private boolean memory;

  @Option(
      names = "--reconcile",
      description = "Instead: everybody's totals side by side, and the reason of each difference.")
  private boolean reconcile;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Architecture architecture = variation.of(net);
    PrintWriter out = spec.commandLine().getOut();
    out.print(table(architecture).as(format.chosen()));
    out.flush();
  }

  private TextTable table(Architecture architecture) {
    if (reconcile) {
      refuse("--by", "--count", "--memory");
      return ReconciliationTable.of(Reconciliation.of(architecture));
    }
    NetworkCost cost = NetworkCost.of(architecture.network());
    Convention counting = Convention.of(convention);
    return memory ? CostTable.withMemory(cost, by, counting) : CostTable.of(cost, by, counting);
  }

  private void refuse(String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new IllegalArgumentException(
            "--reconcile has a table of its own: leave out " + option);
      }
    }
  }
}
