package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.residuallab.files.PathText;
import org.residuallab.files.Project;
import org.residuallab.run.Origin;
import org.residuallab.run.RunState;
import org.residuallab.run.StoredModel;
import org.residuallab.table.RunList;
import org.residuallab.training.RunNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./lab runs}: the stored runs. */
@Command(
    name = "runs",
    header = "Lists the stored runs.",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the runs in runs/: what was trained, how far each one is, and its errors in percent."
          + " \"cut off\" is a run whose process has ended before it had; ./lab resume goes on with"
          + " it, and with one that \"failed\", which an error ended. \"conditions changed\" is a run that went on with another commit, compute path,"
          + " instruction set or number of threads than it began with: its bits are not those of a"
          + " run that was never cut off, and ./lab verify allows it a tolerance."
          + " \"imported\" are weights read from a file, trained elsewhere unless it says \"trained"
          + " here\".",
      "",
      "The table for a terminal cuts some things short; the other formats have all."
    },
    footer = {"", "Examples:", "  ./lab runs", "  ./lab runs --format csv > runs.csv"})
final class RunsCommand implements Callable<Integer> {

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    List<String> damaged = new ArrayList<>();
    List<RunState> runs = RunState.all(Project.here().runs(), damaged::add);
    List<Origin.Imported> imported = StoredModel.imported(Project.here().runs(), damaged::add);
    PrintWriter out = spec.commandLine().getOut();
    if (format.isTable() && runs.isEmpty() && imported.isEmpty() && damaged.isEmpty()) {
      out.printf(
          "No runs in %s yet. ./lab train resnet-20 makes one; those that came with the project are in %s.%n",
          PathText.of(Project.here().runs()), PathText.of(Project.here().results()));
    } else {
      out.print(
          (format.isTable() ? RunList.of(runs, imported) : RunList.whole(runs, imported))
              .as(format.chosen()));
    }
    out.flush();
    damaged.forEach(line -> err.println("lab: " + line));
    for (RunState state : runs) {
      RunNames.misnomer(state.run().folder(), state.run().record())
          .ifPresent(line -> err.println("lab: " + line));
    }
    err.flush();
    return damaged.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
