package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.residuallab.run.StoredRun;
import org.residuallab.table.DifferenceTable;
import org.residuallab.text.TextTable;
import org.residuallab.verification.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab diff}: in what two runs differ. */
@Command(
    name = "diff",
    header = "Says in what two runs differ.",
    mixinStandardHelpOptions = true,
    description =
        "Says in what two runs differ: in what decides their results, in what they were made by, and"
            + " in the results, among them the tables of probes on the iterations that both hold.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:the results are equal, to the bit", "1:they differ", "2:a run is missing"},
    footer = {"", "Examples:", "  ./lab diff plain-56-short-600-seed1 resnet-56-short-600-seed1"})
final class DiffCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A run: its name in runs/ or notebooks/results/, or its folder.")
  private String left;

  @Parameters(index = "1", paramLabel = "RUN", description = "The other.")
  private String right;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StoredRun one = StoredRunOptions.named(left);
    StoredRun other = StoredRunOptions.named(right);
    RunComparison comparison = RunComparison.of(one, other);
    PrintWriter out = spec.commandLine().getOut();
    TextTable differences =
        DifferenceTable.of(one.record().name(), other.record().name(), comparison);
    // A header over nothing is for programs.
    if (!differences.rows().isEmpty() || !format.isTable()) {
      out.print(differences.as(format.chosen()));
    }
    if (format.isTable()) {
      out.println(comparison.resultsAreEqual() ? "The results are equal." : "The results differ.");
    }
    out.flush();
    return comparison.resultsAreEqual() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
