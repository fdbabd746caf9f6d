package org.residuallab.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Hash;
import org.residuallab.files.PathText;

/**
 * The Python environment in {@code .venv}: JupyterLab, what executes notebooks, and the Java
 * kernel, all of pinned versions and known fingerprints.
 *
 * <p>A stamp for each list of packages is written last, so an environment of which any part is
 * missing or out of date counts as none and is made anew.
 */
public final class PythonEnvironment {

  /** What pip then says of each attempt; of the last it says that there is no such package. */
  private static final String UNREACHABLE = "connection broken by";

  private static final String LIST = "requirements.txt";

  private final Home home;
  private final PrintWriter messages;

  /**
   * @param messages where a line says what is being installed
   */
  public PythonEnvironment(Home home, PrintWriter messages) {
    this.home = home;
    this.messages = messages;
  }

  /** The environment's Python. */
  public Path interpreter() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.environment().resolve(windows ? "Scripts/python.exe" : "bin/python");
  }

  /**
   * Makes the environment, unless it is there and current.
   *
   * @throws IOException if Python or its installer fails; the message says what to do
   */
  public void install() throws IOException, InterruptedException {
    alone(this::installToRun);
  }

  /** {@link #install()} and what the tests need beyond that. */
  public void installForTests() throws IOException, InterruptedException {
    alone(
        () -> {
          installToRun();
          Path list = home.pythonTests().resolve(LIST);
          if (!current("test", list)) {
            say("installing pytest and Playwright in .venv");
            install("test", list);
          }
        });
  }

  @FunctionalInterface
  private interface Installation {
    void run() throws IOException, InterruptedException;
  }

  /** Another process that installs is waited for. */
  private void alone(Installation installation) throws IOException, InterruptedException {
    Path lock = Files.createDirectories(home.target()).resolve("python.lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock onlyOneOfUs = channel.lock();
      installation.run();
      onlyOneOfUs.release();
    }
  }

  private void installToRun() throws IOException, InterruptedException {
    Path list = home.python().resolve(LIST);
    if (!current("run", list)) {
      Python python = Python.find();
      say("installing JupyterLab and the Java kernel in .venv (a minute or two)");
      python.createEnvironment(home.environment());
      configureJupyterLab();
      install("run", list);
    }
  }

  private void install(String part, Path list) throws IOException, InterruptedException {
    Path log = home.target().resolve("pip-" + part + ".log");
    ProcessBuilder pip =
        new ProcessBuilder(
            interpreter().toString(),
            "-m",
            "pip",
            "install",
            "--no-input",
            "--disable-pip-version-check",
            // Into the environment, wherever a pip.conf would have them.
            "--no-user",
            "--target=",
            "--prefix=" + home.environment(),
            "--root=/",
            "--require-hashes",
            "--only-binary=:all:",
            "-r",
            list.toString());
    Inheritance.reduce(pip.environment());
    pip.redirectErrorStream(true).redirectOutput(log.toFile());
    if (Child.run(pip) != 0) {
      throw new IOException(
          "pip could not install the Python packages: %s (all of it: %s)"
              .formatted(lastError(log), PathText.of(log)));
    }
    AtomicFile.writeString(stamp(part), fingerprint(list));
  }

  /** JupyterLab asks nothing at its first start, and asks nobody for news. */
  private void configureJupyterLab() throws IOException {
    String file = "overrides.json";
    Path settings = home.environment().resolve("share/jupyter/lab/settings");
    Files.copy(home.python().resolve(file), Files.createDirectories(settings).resolve(file));
  }

  /** The interpreter is a link, and the system may have got another Python since. */
  private boolean current(String part, Path list) throws IOException, InterruptedException {
    return Files.isExecutable(interpreter())
        && Files.isRegularFile(stamp(part))
        && Files.readString(stamp(part)).equals(fingerprint(list))
        && Python.packages(interpreter()).filter(Files::isDirectory).isPresent();
  }

  private Path stamp(String part) {
    return home.environment().resolve("installed-for-" + part);
  }

  private void say(String what) {
    messages.println("lab: " + what);
    messages.flush();
  }

  private static String lastError(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    if (lines.stream().anyMatch(line -> line.contains(UNREACHABLE))) {
      return "the index of packages cannot be reached; connect, or set https_proxy or PIP_INDEX_URL";
    }
    return lines.stream()
        .filter(line -> line.startsWith("ERROR:"))
        .map(line -> line.substring("ERROR:".length()).strip())
        .reduce((earlier, later) -> later)
        .orElse("no reason given");
  }

  private static String fingerprint(Path file) throws IOException {
    return Hash.sha256(Files.readAllBytes(file));
  }
}
