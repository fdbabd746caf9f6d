package org.residuallab.cli;

import java.nio.file.Path;

/**
 * Where the project's folders are.
 *
 * @param root absolute path of the checkout
 */
record Home(Path root) {

  /** The checkout whose {@code lab} started this process, else the working directory. */
  static Home here() {
    return new Home(Path.of(System.getProperty("lab.home", "")).toAbsolutePath().normalize());
  }

  Path notebooks() {
    return root.resolve("notebooks");
  }

  Path reports() {
    return root.resolve("reports");
  }

  /** The Python environment. */
  Path environment() {
    return root.resolve(".venv");
  }

  /** The Python code that executes notebooks, with the lists of packages it needs. */
  Path python() {
    return root.resolve("toolkit/src/main/python");
  }

  /** The tests written in Python, with the list of packages they need beyond that. */
  Path pythonTests() {
    return root.resolve("toolkit/src/test/python");
  }

  /** The build's folder, never committed. */
  Path target() {
    return root.resolve("toolkit/target");
  }

  /** A path as a person in the working directory would type it. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
  }
}
