package org.residuallab.launch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.residuallab.files.PathText;

/**
 * The notebooks of a folder, in name order.
 *
 * @param files their files
 */
public record Notebooks(List<Path> files) {

  private static final String SUFFIX = ".ipynb";

  /**
   * Those of that folder, none of deeper ones.
   *
   * @throws IOException if it cannot be listed
   */
  public static Notebooks in(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return new Notebooks(
          entries.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList());
    }
  }

  /**
   * The notebook that a user means: by name with or without its suffix, by the first letters of its
   * name, or by the path of any notebook.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  public Path named(String wanted) {
    Path path = Path.of(wanted);
    if (wanted.endsWith(SUFFIX) && Files.isRegularFile(path)) {
      return path.toAbsolutePath().normalize();
    }
    if (path.getParent() != null && !isFolder(path.getParent())) {
      throw new IllegalArgumentException(
          "no notebook '%s': there is no such file".formatted(wanted));
    }
    List<Path> matches = called(name(path));
    if (matches.size() != 1) {
      throw new IllegalArgumentException(
          "%s notebook '%s'; there are: %s"
              .formatted(matches.isEmpty() ? "no" : "more than one", wanted, names()));
    }
    return matches.get(0);
  }

  /** Whether one of these, or more, could be meant by those letters of its name. */
  public boolean has(String wanted) {
    return !called(name(Path.of(wanted))).isEmpty();
  }

  private List<Path> called(String name) {
    List<Path> exactly = files.stream().filter(file -> name(file).equals(name)).toList();
    return exactly.isEmpty()
        ? files.stream().filter(file -> name(file).startsWith(name)).toList()
        : exactly;
  }

  /**
   * Looks into a notebook's file as far as it can be done without Jupyter.
   *
   * @throws IllegalArgumentException naming it if there is no notebook in it
   * @throws IOException if it cannot be read
   */
  public static void requireNotebook(Path file) throws IOException {
    try {
      JsonNode notebook = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (notebook.path("cells").isArray() || notebook.path("worksheets").isArray()) {
        return;
      }
    } catch (JacksonException torn) {
      throw new IllegalArgumentException(
          "%s is no notebook: %s".formatted(PathText.of(file), torn.getOriginalMessage()), torn);
    }
    throw new IllegalArgumentException(PathText.of(file) + " is no notebook: it has no cells");
  }

  /** A notebook's name: its file without folder and suffix. */
  public static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** Whether a folder is called like that of these notebooks, wherever the user may stand. */
  private boolean isFolder(Path folder) {
    Path name = folder.getFileName(); // The root has none.
    return name != null && files.stream().anyMatch(file -> file.getParent().endsWith(name));
  }

  private String names() {
    return files.isEmpty()
        ? "none"
        : String.join(", ", files.stream().map(Notebooks::name).toList());
  }
}
