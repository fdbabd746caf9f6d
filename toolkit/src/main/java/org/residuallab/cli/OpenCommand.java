package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.files.PathText;
import org.residuallab.launch.Home;
import org.residuallab.launch.JupyterAddress;
import org.residuallab.launch.JupyterLab;
import org.residuallab.launch.Notebooks;
import org.residuallab.launch.PythonEnvironment;
import org.residuallab.launch.ReadersCopies;
import org.residuallab.launch.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab open}: JupyterLab on the notebooks. */
@Command(
    name = "open",
    header = "Opens the notebooks in JupyterLab.",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the notebooks in JupyterLab, in your browser. Ctrl-C ends it.",
      "What you open are copies, in my-notebooks/, which are yours to change; those that you have"
          + " not changed follow the originals.",
      "What is missing is installed first. It answers on this machine alone, to whoever has the"
          + " address that is printed; the configuration of your own Jupyter servers is not read."
    })
final class OpenCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "NOTEBOOK",
      description = "Name or first letters of the notebook to begin with.")
  private Optional<String> notebook;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to serve on (default: the first free one from 8888 on).")
  private Optional<Integer> port;

  @Option(names = "--no-browser", description = "Do not open a browser; the address is printed.")
  private boolean noBrowser;

  @Mixin private ScaleOptions scale;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.here();
    Map<String, String> settings = scale.environment();
    ReadersCopies copies = ReadersCopies.of(home);
    copies.refresh().forEach(this::keep);
    Path root = home.project().root();
    String page =
        JupyterAddress.page(
            notebook.isPresent() ? wanted(notebook.get(), home, copies) : copies.folder(), root);
    JupyterAddress.free(port, page); // A port that is taken is told before a long installation.
    PythonEnvironment python = new PythonEnvironment(home, spec.commandLine().getErr());
    python.install();

    JupyterAddress address = JupyterAddress.free(port, page);
    new JupyterLab(new Workplace(home, settings), python, address, !noBrowser)
        .serve(this::announce);
    return ExitCode.OK;
  }

  /** The project's own first: what a reader keeps beside their copies is no rival of those. */
  private static Path wanted(String name, Home home, ReadersCopies copies) throws IOException {
    Notebooks own = Notebooks.in(home.notebooks());
    return copies.of((own.has(name) ? own : Notebooks.in(copies.folder())).named(name));
  }

  private void keep(Path copy) {
    PrintWriter messages = spec.commandLine().getErr();
    messages.printf(
        "lab: %s is as you left it; what it is a copy of has changed since. Delete it to get the new one.%n",
        PathText.of(copy));
    messages.flush();
  }

  private void announce(JupyterAddress address) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("JupyterLab (Ctrl-C ends it): " + address.url());
    out.flush();
  }
}
