package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.residuallab.files.PathText;
import org.residuallab.launch.Child;
import org.residuallab.launch.Home;
import org.residuallab.launch.JupyterAddress;
import org.residuallab.launch.Notebooks;
import org.residuallab.launch.PythonEnvironment;
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
      "What is missing is installed first."
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
    Map<String, String> settings = new TreeMap<>(scale.environment());
    Notebooks all = Notebooks.in(home.notebooks());
    String page =
        notebook.isPresent()
            ? JupyterAddress.page(all.named(notebook.get()), home.notebooks())
            : "/lab";
    JupyterAddress address = JupyterAddress.free(port, page);
    PythonEnvironment python = new PythonEnvironment(home, spec.commandLine().getErr());
    python.install();

    // Out of the list of processes, which everyone on the machine can read.
    settings.put("JUPYTER_TOKEN", address.token());
    Path log = home.target().resolve("jupyterlab.log");
    ProcessBuilder server =
        new Workplace(home, settings)
            .process(
                python.interpreter().toString(),
                home.python().resolve("serve.py").toString(),
                "--ServerApp.root_dir=" + home.notebooks(),
                "--ServerApp.ip=" + JupyterAddress.HOST,
                "--ServerApp.port=" + address.port(),
                "--ServerApp.port_retries=0",
                "--LabApp.default_url=" + address.page(),
                "--ServerApp.open_browser=" + (noBrowser ? "False" : "True"),
                "--ServerApp.allow_root=True",
                // JupyterLab looks nowhere for updates and extensions.
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
                "--LabApp.extension_manager=readonly");
    server.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = server.start();
    Thread announcement = new Thread(() -> announce(process, address));
    announcement.setDaemon(true);
    announcement.start();
    if (Child.waitFor(process) != 0) {
      throw new IOException("JupyterLab ended with an error; see " + PathText.of(log));
    }
    return ExitCode.OK;
  }

  private void announce(Process server, JupyterAddress address) {
    if (address.awaitAnswer(server)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("JupyterLab (Ctrl-C ends it): " + address.url());
      out.flush();
    }
  }
}
