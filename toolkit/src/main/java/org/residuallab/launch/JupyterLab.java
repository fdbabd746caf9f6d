package org.residuallab.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.residuallab.files.PathText;

/**
 * A JupyterLab on the project's folder, with its notebooks, runs and reports, for whoever has its
 * address and nobody else.
 *
 * @param workplace what it and its kernels find around them
 * @param python where it is installed
 * @param address where it answers
 * @param browser whether it opens one
 */
public record JupyterLab(
    Workplace workplace, PythonEnvironment python, JupyterAddress address, boolean browser) {

  /**
   * Serves until it is told to end.
   *
   * @param announcement gets the address, as soon as the server answers there
   * @throws IOException if the server cannot be started, or ends with an error
   */
  public void serve(Consumer<JupyterAddress> announcement)
      throws IOException, InterruptedException {
    Path log = workplace.home().target().resolve("jupyterlab-%d.log".formatted(address.port()));
    ProcessBuilder server = server();
    server.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = server.start();
    Thread waiting =
        new Thread(
            () -> {
              if (address.awaitAnswer(process)) {
                announcement.accept(address);
              }
            });
    waiting.setDaemon(true);
    waiting.start();
    if (Child.waitFor(process) != 0) {
      throw new IOException("JupyterLab ended with an error; see " + PathText.of(log));
    }
  }

  private ProcessBuilder server() {
    Home home = workplace.home();
    ProcessBuilder server =
        workplace.process(
            python.interpreter().toString(),
            home.python().resolve("serve.py").toString(),
            "--ServerApp.root_dir=" + home.root(),
            "--ServerApp.ip=" + JupyterAddress.HOST,
            "--ServerApp.port=" + address.port(),
            "--ServerApp.port_retries=0",
            "--LabApp.default_url=" + address.page(),
            "--ServerApp.open_browser=" + (browser ? "True" : "False"),
            "--ServerApp.allow_root=True",
            // JupyterLab looks nowhere for updates and extensions.
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.extension_manager=readonly");
    // From there a browser gets the address: one that is packed as a snap sees no hidden folder.
    server
        .environment()
        .putIfAbsent("JUPYTER_RUNTIME_DIR", home.target().resolve("jupyter").toString());
    // Out of the list of processes, which everyone on the machine can read.
    server.environment().put("JUPYTER_TOKEN", address.token());
    return server;
  }
}
