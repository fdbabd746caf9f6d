package org.residuallab.cli;

import java.nio.file.Path;
import org.residuallab.files.Project;

/**
 * Where the launcher's own files are, beside those of the {@link Project}.
 *
 * @param project the checkout
 */
record Home(Project project) {

  static Home here() {
    return new Home(Project.here());
  }

  Path root() {
    return project.root();
  }

  Path notebooks() {
    return root().resolve("notebooks");
  }

  /** The Python environment. */
  Path environment() {
    return root().resolve(".venv");
  }

  /** The Python code that executes notebooks, with the lists of packages it needs. */
  Path python() {
    return root().resolve("toolkit/src/main/python");
  }

  /** The tests written in Python, with the list of packages they need beyond that. */
  Path pythonTests() {
    return root().resolve("toolkit/src/test/python");
  }

  /** The build's folder, never committed. */
  Path target() {
    return root().resolve("toolkit/target");
  }

  /** A path as a person in the working directory would type it. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
  }
}
