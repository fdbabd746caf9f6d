package org.residuallab.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/**
 * A Python that can make environments.
 *
 * @param command its name on the PATH, or its path
 * @param version such as {@code 3.11}
 */
record Python(String command, String version) {

  private static final int OLDEST_MINOR = 10;

  /** Of which all packages of the list have a build. */
  private static final int NEWEST_MINOR = 14;

  private static final List<String> USUAL =
      Stream.of(
              Stream.of("python3"),
              IntStream.iterate(NEWEST_MINOR, minor -> minor >= OLDEST_MINOR, minor -> minor - 1)
                  .mapToObj("python3.%d"::formatted),
              Stream.of("python"))
          .flatMap(each -> each)
          .toList();

  /**
   * The Python to use: that of {@link Setting#PYTHON}, else the first on the PATH that is new
   * enough, and not too new.
   *
   * @throws IllegalArgumentException if the one that the user names is none
   * @throws IOException if there is none
   */
  static Python find() throws IOException, InterruptedException {
    Optional<Told> told = Setting.PYTHON.told();
    return told.isPresent() ? named(told.get()) : onThePath();
  }

  private static Python named(Told told) throws InterruptedException {
    String version = version(told.text());
    if (!isUsable(version)) {
      throw new IllegalArgumentException(
          "%s: '%s' is %s; name a Python from 3.%d to 3.%d"
              .formatted(
                  told.origin(),
                  told.text(),
                  version.isEmpty() ? "no Python that starts" : "Python " + version,
                  OLDEST_MINOR,
                  NEWEST_MINOR));
    }
    return new Python(told.text(), version);
  }

  private static Python onThePath() throws IOException, InterruptedException {
    String found = "";
    for (String candidate : USUAL) {
      String version = version(candidate);
      if (isUsable(version)) {
        return new Python(candidate, version);
      }
      found += version.isEmpty() ? "" : ", '%s' is %s".formatted(candidate, version);
    }
    throw new IOException(
        "no Python from 3.%d to 3.%d found%s: install one, or let LAB_PYTHON name it"
            .formatted(OLDEST_MINOR, NEWEST_MINOR, found));
  }

  /**
   * Makes an empty environment in that folder, in place of what is there.
   *
   * @throws IOException if that fails
   */
  void createEnvironment(Path folder) throws IOException, InterruptedException {
    if (!run(command, "-c", "import ensurepip, venv").isEmpty()) {
      throw new IOException(
          "'%s' cannot make environments; on Debian or Ubuntu: apt install python%s-venv"
              .formatted(command, version));
    }
    String complaint = run(command, "-m", "venv", "--clear", folder.toString());
    if (!complaint.isEmpty()) {
      throw new IOException("'%s -m venv' failed: %s".formatted(command, complaint));
    }
  }

  /** Where a Python looks for its packages, whether there are any or not. */
  static Optional<Path> packages(Path interpreter) throws InterruptedException {
    String print = "import sysconfig; print(sysconfig.get_path('purelib'))";
    return Optional.of(said(interpreter.toString(), print))
        .filter(path -> !path.isEmpty())
        .map(Path::of);
  }

  /** {@code 3.11}; empty if it is none that starts. */
  static String version(String command) throws InterruptedException {
    String version = said(command, "import sys; print('%d.%d' % sys.version_info[:2])");
    return version.matches("\\d+\\.\\d+") ? version : "";
  }

  /** Nothing if it is none that starts. */
  private static String said(String command, String program) throws InterruptedException {
    try {
      ProcessBuilder asking = new ProcessBuilder(command, "-c", program);
      Inheritance.reduce(asking.environment());
      return output(asking).strip();
    } catch (IOException noSuchCommand) {
      return "";
    }
  }

  static boolean isUsable(String version) {
    if (!version.startsWith("3.")) {
      return false;
    }
    int minor = Integer.parseInt(version.substring(2));
    return minor >= OLDEST_MINOR && minor <= NEWEST_MINOR;
  }

  /** What a failing command says; empty if it succeeds. */
  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Inheritance.reduce(builder.environment());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = Child.waitFor(process);
    return status == 0 ? "" : said.isBlank() ? "exit status " + status : said;
  }

  private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Child.waitFor(process) == 0 ? said : "";
  }
}
