package org.residuallab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How long the notebooks may take, and on which images. */
final class ScaleOptions {

  private static final List<String> PRESETS = List.of("tiny", "demo", "short", "paper");

  @Option(
      names = "--preset",
      paramLabel = "P",
      defaultValue = "${env:LAB_PRESET:-demo}",
      description = "The budget: tiny, demo, short or paper (default: ${DEFAULT-VALUE}).")
  private String preset;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${env:LAB_DATA:-" + Option.NULL_VALUE + "}",
      description = "The folder of the images; without it, the embedded synthetic set.")
  private Optional<Path> data;

  /**
   * The same for a notebook: {@code LAB_PRESET} and {@code LAB_DATA}. Paths are absolute, since a
   * kernel starts in its notebook's folder.
   *
   * @throws IllegalArgumentException if there is no such preset or folder
   */
  Map<String, String> environment() {
    if (!PRESETS.contains(preset)) {
      throw new IllegalArgumentException(
          "unknown preset '%s'; there are %s".formatted(preset, String.join(", ", PRESETS)));
    }
    Map<String, String> variables = new TreeMap<>(Map.of("LAB_PRESET", preset));
    data.ifPresent(folder -> variables.put("LAB_DATA", existing(folder).toString()));
    return variables;
  }

  String preset() {
    return preset;
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("--data: there is no folder " + folder);
    }
    return folder.toAbsolutePath().normalize();
  }
}
