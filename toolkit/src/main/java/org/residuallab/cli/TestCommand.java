package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.launch.Browser;
import org.residuallab.launch.Child;
import org.residuallab.launch.Home;
import org.residuallab.launch.PythonEnvironment;
import org.residuallab.launch.Workplace;
import org.residuallab.setting.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lab test}: all tests. {@code lab} has run those in Java before this one starts. */
@Command(
    name = "test",
    header = "Runs all tests.",
    mixinStandardHelpOptions = true,
    description = {
      "Runs all tests: the toolkit's and the cluster's with Maven, then those in Python: among them each"
          + " notebook at preset tiny, in JupyterLab in a browser without a window.",
      "The browser is this machine's Chromium or Chrome. Where there is none, the browser tests are"
          + " left out, which the last line says; with CI=true that is a failure. With"
          + " --install-browser, or CI=true, root on Debian or Ubuntu gets one first."
    })
final class TestCommand implements Callable<Integer> {

  @Option(
      names = "--install-browser",
      description = "As root on Debian or Ubuntu: install Chromium where there is no browser.")
  private boolean installBrowser;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.here();
    PrintWriter messages = spec.commandLine().getErr();
    PythonEnvironment python = new PythonEnvironment(home, messages);
    python.installForTests();
    boolean demanded = "true".equals(System.getenv("CI"));
    Optional<Path> browser =
        installBrowser || demanded ? Browser.findOrInstall(messages) : Browser.find();

    Map<String, String> settings =
        browser
            .map(program -> Map.of(Setting.BROWSER.variable(), program.toString()))
            .orElse(Map.of());
    ProcessBuilder pytest =
        new Workplace(home, settings)
            .process(
                python.interpreter().toString(),
                "-m",
                "pytest",
                "-c",
                home.pythonTests().resolve("pytest.ini").toString(),
                home.pythonTests().toString());
    int status = Child.run(pytest);
    if (browser.isEmpty()) {
      messages.println(
          "lab: the browser tests did NOT run: no Chromium or Chrome here; install one (Debian, as"
              + " root: apt install chromium, or ./lab test --install-browser), or let LAB_BROWSER"
              + " name its program");
      messages.flush();
      return demanded || status != 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }
    return status == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
