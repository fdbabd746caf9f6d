package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.probe.Probes;
import org.residuallab.run.StoredRun;
import org.residuallab.training.OwnEngine;
import org.residuallab.training.TrainingOptions;
import org.residuallab.verification.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab verify}: makes a run again and compares. */
@Command(
    name = "verify",
    header = "Makes a run again and compares the bits.",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a run again, or its first iterations, and compares; the errors that run.json states must"
          + " be those of metrics.csv in any case. On the same compute path,"
          + " instruction set and number of threads every figure and the SHA-256 of the final"
          + " parameters must be equal. Elsewhere, or where the toolkit was built from another commit,"
          + " rounding may differ, and training magnifies that: there the loss of the first iteration"
          + " must agree to 0.1 %%, of the next two to 1 %%, and the mean loss of each tenth of the"
          + " iterations to 10 %%. Tables of probes are compared"
          + " too, on the iterations they hold: line by line, or elsewhere the means over all layers in"
          + " each tenth of them, gradient norms to a factor of 3 and all else to 10 %%.",
      "",
      "Of an archived report it says in the end what was reproduced exactly, what within the"
          + " tolerance, what in part, what not, and what was not tried. With --execute its notebooks"
          + " are executed too, and it says which cells show something else than they did: times"
          + " differ everywhere, so a notebook that states them is reproduced in part at best, and"
          + " that alone does not change the exit status.",
      "",
      "The run's own path and threads are used; LAB_ENGINE and LAB_THREADS ask for others."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the run is confirmed",
      "1:it is not",
      "2:it, or a run of the report, cannot be repeated here"
    },
    footer = {
      "",
      "Examples:",
      "  ./lab verify RUN",
      "  ./lab verify plain-20-short-16000-seed1 --iterations 20 --data datasets/cifar-10",
      "  ./lab verify colleague.zip --iterations 20",
      "  ./lab verify colleague.zip --execute --data datasets/cifar-10"
    })
final class VerifyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN|REPORT.zip",
      description =
          "The run: its name in runs/ or notebooks/results/, or its folder; or the file of a report that ./lab report"
              + " --archive has written, all runs of which are made again.")
  private String name;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Repeat only the first N iterations (default: all).")
  private Optional<Integer> iterations;

  @Option(
      names = "--execute",
      description =
          "Also execute the notebooks of a report. Their code can do here what you can: look at it"
              + " first.")
  private boolean execute;

  @Mixin private StoredRunOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (iterations.isPresent() && iterations.get() < 1) {
      throw new IllegalArgumentException(
          "--iterations: repeat 1 or more, not %d".formatted(iterations.get()));
    }
    PrintWriter out = spec.commandLine().getOut();
    Path file = Path.of(name);
    if (Files.isRegularFile(file)) {
      return new ReportVerification(out).of(file, this::repeat, execution());
    }
    if (execute) {
      throw new IllegalArgumentException("--execute: %s is no report".formatted(name));
    }
    StoredRun run = StoredRunOptions.named(name);
    options.refuseFolderFor(run.record());
    return repeat(run).holds() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Optional<ReportVerification.Execution> execution() {
    if (!execute) {
      return Optional.empty();
    }
    PrintWriter err = spec.commandLine().getErr();
    return Optional.of(new NotebookRepetition(options.dataFolder(), err)::of);
  }

  private Verification repeat(StoredRun run) throws IOException {
    Dataset images = options.ownImagesOf(run.record());
    OptionalInt limit = iterations.map(OptionalInt::of).orElse(OptionalInt.empty());
    TrainingOptions alike =
        TrainingOptions.usual().with(OwnEngine.of(run.record())).with(Probes.of(run));
    Verification verification =
        Verification.of(run, images, limit, alike, TerminalBar.of(spec.commandLine()));
    PrintWriter out = spec.commandLine().getOut();
    verification.findings().forEach(out::println);
    out.printf(
        "%s: %s%n",
        run.record().name(),
        !verification.holds()
            ? "NOT confirmed"
            : verification.exact() ? "confirmed, to the bit" : "confirmed, within the tolerance");
    out.flush();
    return verification;
  }
}
