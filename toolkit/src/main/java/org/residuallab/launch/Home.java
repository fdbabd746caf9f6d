package org.residuallab.launch;

import java.nio.file.Path;
import org.residuallab.files.Project;

/**
 * Where the launcher's own files are, beside those of the {@link Project}.
 *
 * @param project the checkout
 */
public record Home(Project project) {

  /** Of this process. */
  public static Home here() {
    return new Home(Project.here());
  }

  Path root() {
    return project.root();
  }

  /** The notebooks. */
  public Path notebooks() {
    return root().resolve("notebooks");
  }

  /** The Python environment. */
  Path environment() {
    return root().resolve(".venv");
  }

  /** The Python code that executes notebooks, with the lists of packages it needs. */
  public Path python() {
    return root().resolve("toolkit/src/main/python");
  }

  /** The tests written in Python, with the list of packages they need beyond that. */
  public Path pythonTests() {
    return root().resolve("toolkit/src/test/python");
  }

  /** The build's folder, never committed. */
  public Path target() {
    return root().resolve("toolkit/target");
  }
}
