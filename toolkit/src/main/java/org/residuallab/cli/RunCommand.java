package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.residuallab.files.PathText;
import org.residuallab.launch.Child;
import org.residuallab.launch.Home;
import org.residuallab.launch.Notebooks;
import org.residuallab.launch.PythonEnvironment;
import org.residuallab.launch.Workplace;
import org.residuallab.report.Facts;
import org.residuallab.report.Provenances;
import org.residuallab.text.DurationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab run}: executes notebooks and writes a report of each. */
@Command(
    name = "run",
    header = "Executes notebooks and writes a report of each.",
    mixinStandardHelpOptions = true,
    description = {
      "Executes notebooks and writes one HTML page each to reports/, readable without a network.",
      "What is missing is installed first. The notebooks themselves are not changed."
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NOTEBOOK",
      description =
          "Name or first letters of a notebook in notebooks/, or a path to one (default: all, in"
              + " name order).")
  private List<String> names = new ArrayList<>();

  @Mixin private ScaleOptions scale;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.here();
    Notebooks all = Notebooks.in(home.notebooks());
    List<Path> chosen = names.isEmpty() ? all.files() : names.stream().map(all::named).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("there is no notebook in " + home.notebooks());
    }
    Set<String> reports = new HashSet<>();
    for (Path notebook : chosen) {
      Notebooks.requireNotebook(notebook);
      if (!reports.add(Notebooks.name(notebook))) {
        throw new IllegalArgumentException(
            "two notebooks of the name %s would write one report; run them one by one"
                .formatted(Notebooks.name(notebook)));
      }
    }
    Files.createDirectories(home.project().reports());
    Facts facts = Provenances.ofExecution(scale.budget(), scale.images());
    Workplace workplace = new Workplace(home, scale.variables());
    PythonEnvironment python = new PythonEnvironment(home, spec.commandLine().getErr());
    python.install();

    PrintWriter out = spec.commandLine().getOut();
    List<String> failed = new ArrayList<>();
    for (Path notebook : chosen) {
      Path report = home.project().reports().resolve(Notebooks.name(notebook) + ".html");
      long start = System.nanoTime();
      ProcessBuilder executor =
          workplace.process(
              python.interpreter().toString(),
              home.python().resolve("execute.py").toString(),
              notebook.toString(),
              report.toString(),
              facts.by(scale.repeats("run", FromRoot.path(notebook))).json());
      int status = Child.run(executor);
      if (status == Child.INTERRUPTED) {
        return status;
      }
      if (status == 0) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        out.printf(
            "%s at %s took %s: %s%n",
            Notebooks.name(notebook),
            scale.budget().name(),
            DurationText.of(took),
            PathText.of(report));
      } else {
        failed.add(Notebooks.name(notebook));
      }
      out.flush();
    }
    if (failed.isEmpty()) {
      return ExitCode.OK;
    }
    spec.commandLine().getErr().println("lab: failed: " + String.join(", ", failed));
    return ExitCode.SOFTWARE;
  }
}
