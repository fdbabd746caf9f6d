package org.residuallab.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.residuallab.data.DataSetting;
import org.residuallab.training.Preset;
import picocli.CommandLine.Option;

/** How long the notebooks may take, and on which images. */
final class ScaleOptions {

  @Option(
      names = "--preset",
      paramLabel = "P",
      defaultValue = "${env:LAB_PRESET:-demo}",
      description = "The budget: tiny, demo, short or paper (default: ${DEFAULT-VALUE}).")
  private String preset;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder of the images; without it LAB_DATA, else the synthetic set.")
  private Optional<String> data;

  Preset preset() {
    return Preset.of(preset);
  }

  /**
   * The same for a notebook: {@code LAB_PRESET} and {@code LAB_DATA}. The folder's path is
   * absolute, since a kernel starts in its notebook's folder, and its files have been read once: a
   * fault in them is better met here than in the middle of a notebook.
   *
   * @throws IllegalArgumentException if there is no such preset, or the folder is no data set
   * @throws IOException if a file cannot be read
   */
  Map<String, String> environment() throws IOException {
    Map<String, String> variables = new TreeMap<>(Map.of("LAB_PRESET", preset().toString()));
    DataSetting setting = DataSetting.of(data);
    if (setting.folder().isPresent()) {
      setting.load();
      variables.put(
          DataSetting.VARIABLE, setting.folder().get().toAbsolutePath().normalize().toString());
    }
    return variables;
  }
}
