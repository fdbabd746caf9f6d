package org.residuallab.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.residuallab.setting.Setting;

/**
 * The project's folders.
 *
 * @param root the folder that holds {@code notebooks}, {@code toolkit} and {@code datasets}
 */
public record Project(Path root) {

  /**
   * The project around the working folder: that of {@link Setting#HOME}, else the nearest folder
   * above that has a {@code notebooks} and a {@code toolkit} folder, else the working folder.
   */
  public static Project here() {
    return Setting.HOME
        .told()
        .map(told -> new Project(told.path().toAbsolutePath().normalize()))
        .orElseGet(() -> around(Path.of("").toAbsolutePath()));
  }

  private static Project around(Path working) {
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

  /** Weights of some of them. */
  public Path weights() {
    return root.resolve("notebooks").resolve("weights");
  }

  /** Downloaded data sets. */
  public Path datasets() {
    return root.resolve("datasets");
  }

  /** Executed notebooks as HTML. */
  public Path reports() {
    return root.resolve("reports");
  }

  /** A path, from this folder where it lies in it, else from the root of the disk. */
  public String path(Path path) {
    Path here = root.toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    if (!whole.startsWith(here)) {
      return whole.toString();
    }
    return whole.equals(here) ? "." : here.relativize(whole).toString();
  }
}
