package org.residuallab.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The project's folders.
 *
 * @param root the folder that holds {@code notebooks}, {@code toolkit} and {@code datasets}
 */
public record Project(Path root) {

  /** The environment variable that names the root; the launcher sets it. */
  public static final String VARIABLE = "LAB_HOME";

  /** The system property that goes before the variable. */
  public static final String PROPERTY = "lab.home";

  /**
   * The project around the working folder: that of the system property {@code lab.home}, else of
   * {@code LAB_HOME}, else the nearest folder above that has a {@code notebooks} and a {@code
   * toolkit} folder, else the working folder.
   */
  public static Project here() {
    String property = System.getProperty(PROPERTY, "");
    Map<String, String> environment =
        property.isBlank() ? System.getenv() : Map.of(VARIABLE, property);
    return here(Path.of("").toAbsolutePath(), environment);
  }

  static Project here(Path working, Map<String, String> environment) {
    String home = environment.getOrDefault(VARIABLE, "");
    if (!home.isBlank()) {
      return new Project(Path.of(home).toAbsolutePath().normalize());
    }
    for (Path folder = working; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("notebooks"))
          && Files.isDirectory(folder.resolve("toolkit"))) {
        return new Project(folder);
      }
    }
    return new Project(working);
  }

  /** Stored runs. */
  public Path runs() {
    return root.resolve("runs");
  }

  /** Runs that came with the project: the evidence behind its notebooks. */
  public Path results() {
    return root.resolve("notebooks").resolve("results");
  }

  /** Downloaded data sets. */
  public Path datasets() {
    return root.resolve("datasets");
  }

  /** Executed notebooks as HTML. */
  public Path reports() {
    return root.resolve("reports");
  }
}
