package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.residuallab.run.RunExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab export}: finished runs, small enough to share. */
@Command(
    name = "export",
    header = "Writes finished runs without their weights, small enough to share.",
    mixinStandardHelpOptions = true,
    description = {
      "Reduces finished runs to what is worth sharing: run.json and metrics.csv as they are, and the"
          + " tables of probes with at most 60 iterations, evenly spaced, the first and the last"
          + " among them, their lines unchanged. No weights, no checkpoints.",
      "",
      "What it writes are stored runs: ./lab verify, ./lab diff, the notebooks and the ledger read"
          + " them. One that is there already is left as it is, and refused if it is not the same."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab export plain-56-short-600-seed1 --to notebooks/results",
      "  ./lab export runs/*-seed1 --to /tmp/for-a-colleague"
    })
final class ExportCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Runs: their names in runs/ or notebooks/results/, or their folders.")
  private List<String> names;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the reduced runs go, each into a folder of its name.")
  private String folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path to = Typed.folder("--to", folder);
    List<RunExport> exports = new ArrayList<>();
    Set<Path> targets = new HashSet<>();
    for (String name : names) {
      RunExport export = RunExport.of(StoredRunOptions.named(name));
      if (!targets.add(export.target(to))) {
        throw new IllegalArgumentException(
            "two of these runs would go to %s; export them to different folders"
                .formatted(export.target(to)));
      }
      export.isIn(to); // What cannot be done is known before anything is.
      exports.add(export);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (RunExport export : exports) {
      boolean written = export.writeTo(to);
      String size = "%,d KB".formatted((export.bytes() + 1023) / 1024);
      out.printf("%s: %s%n", export.target(to), written ? size : "there already");
      out.flush();
    }
    return ExitCode.OK;
  }
}
