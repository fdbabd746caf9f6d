package org.residuallab.launch;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/** The browser of this machine in which JupyterLab is tested. */
public final class Browser {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<Path> ELSEWHERE =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
          Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

  private Browser() {}

  /**
   * The browser that {@link Setting#BROWSER} names, or that is found, or Debian's chromium,
   * installed by root; empty if there is none.
   */
  public static Optional<Path> findOrInstall(PrintWriter messages)
      throws IOException, InterruptedException {
    Optional<Path> found = find();
    if (found.isPresent() || !canInstall()) {
      return found;
    }
    messages.println("lab: installing Debian's chromium for the browser tests");
    messages.flush();
    for (List<String> arguments :
        List.of(
            List.of("update"), List.of("install", "-y", "--no-install-recommends", "chromium"))) {
      ProcessBuilder apt = new ProcessBuilder("apt-get", "-qq");
      apt.command().addAll(arguments);
      apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
      apt.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      apt.redirectError(ProcessBuilder.Redirect.INHERIT);
      if (Child.run(apt) != 0) {
        return Optional.empty();
      }
    }
    return find();
  }

  /**
   * The browser that {@link Setting#BROWSER} names, or that is found; empty if there is none.
   *
   * @throws IllegalArgumentException if the one that is named is no program
   */
  public static Optional<Path> find() {
    return Setting.BROWSER
        .told()
        .map(Browser::program)
        .or(
            () ->
                Stream.concat(NAMES.stream().flatMap(Browser::onThePath), ELSEWHERE.stream())
                    .filter(Files::isExecutable)
                    .findFirst());
  }

  private static Path program(Told told) {
    if (!Files.isRegularFile(told.path()) || !Files.isExecutable(told.path())) {
      throw new IllegalArgumentException(
          "%s: %s is no program".formatted(told.origin(), told.text()));
    }
    return told.path();
  }

  private static Stream<Path> onThePath(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name));
  }

  /** Ubuntu's chromium is a snap, which no container runs; there too Debian's way is tried. */
  private static boolean canInstall() {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/usr/bin/apt-get"));
  }
}
