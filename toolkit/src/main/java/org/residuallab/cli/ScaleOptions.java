package org.residuallab.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
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

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "${env:LAB_ITERATIONS}",
      description =
          "Mini-batches a network, in place of the preset's; the learning rate still drops at half"
              + " and at three quarters of them (default: LAB_ITERATIONS, else the preset's).")
  private Optional<Integer> iterations;

  Budget budget() {
    return Budget.of(
        Preset.of(preset), iterations.map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /**
   * The images to train and test on.
   *
   * @throws IllegalArgumentException if the folder is no data set
   * @throws IOException if a file cannot be read
   */
  Dataset images() throws IOException {
    return DataSetting.of(data).load(budget().preset().syntheticImages());
  }

  /**
   * The same for a notebook: {@code LAB_PRESET}, {@code LAB_ITERATIONS} and {@code LAB_DATA}. The
   * folder's path is absolute, since a kernel starts in its notebook's folder, and its files have
   * been read once: a fault in them is better met here than in the middle of a notebook.
   *
   * @throws IllegalArgumentException if there is no such preset, or the folder is no data set
   * @throws IOException if a file cannot be read
   */
  Map<String, String> environment() throws IOException {
    Map<String, String> variables =
        new TreeMap<>(Map.of("LAB_PRESET", budget().preset().toString()));
    iterations.ifPresent(count -> variables.put("LAB_ITERATIONS", count.toString()));
    DataSetting setting = DataSetting.of(data);
    if (setting.folder().isPresent()) {
      setting.load();
      variables.put(
          DataSetting.VARIABLE, setting.folder().get().toAbsolutePath().normalize().toString());
    }
    return variables;
  }
}
