package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.residuallab.files.Project;
import org.residuallab.ledger.Ledger;
import org.residuallab.ledger.Status;
import org.residuallab.table.LedgerTable;
import org.residuallab.text.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lab ledger}: the paper's claims, and what stands behind each one here. */
@Command(
    name = "ledger",
    header = "Lists the paper's claims, and what is known of each here.",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the cells of the paper's Tables 1 to 6, the claims of its figures and some of its text,"
          + " with our own value and what each rests on. Nothing in it is written by hand: costs are computed,"
          + " errors, responses and gradients read from the runs in runs/ and in notebooks/results/,"
          + " and from evaluations of imported weights there. A claim whose runs are missing says so;"
          + " where runs and imported weights both speak to one, the second line has the lesser of"
          + " them. An order counts where each step is clear"
          + " over the seeds by Welch's t-test, one-sided at 5 %%."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab ledger --summary              how many claims are proved, missing, or only quoted",
      "  ./lab ledger --source \"Table 6\"",
      "  ./lab ledger --status missing       what to train next",
      "  ./lab ledger --format csv > ledger.csv"
    })
final class LedgerCommand implements Callable<Integer> {

  @Option(
      names = "--source",
      paramLabel = "PLACE",
      description = "Only the claims of one place: \"Table 1\" to \"Table 6\", \"Fig. 1\" ...")
  private Optional<String> source;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only the claims with one status: ${COMPLETION-CANDIDATES}.")
  private Optional<Status> status;

  @Option(names = "--summary", description = "Only how many claims have each status.")
  private boolean summary;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> damaged = line -> err.println("lab: " + line);
    Ledger ledger = chosen(Ledger.of(damaged, Project.here().runs(), Project.here().results()));
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    if (!summary) {
      boolean forPrograms = format.chosen() == TextFormat.CSV;
      out.print(
          (forPrograms ? LedgerTable.whole(ledger) : LedgerTable.of(ledger)).as(format.chosen()));
    }
    if (summary || format.isTable()) {
      out.print(summary ? "" : "\n");
      out.print(LedgerTable.summary(ledger).as(format.chosen()));
    }
    out.flush();
    return ExitCode.OK;
  }

  private Ledger chosen(Ledger all) {
    Ledger ledger = all;
    if (source.isPresent()) {
      ledger = all.of(source.get());
      if (ledger.entries().isEmpty()) {
        throw new IllegalArgumentException(
            "no claims from '%s'; there are some from %s"
                .formatted(source.get(), String.join(", ", all.sources())));
      }
    }
    return status.map(ledger::with).orElse(ledger);
  }
}
