package org.residuallab.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.recipe.Budget;
import org.residuallab.setting.Setting;
import org.residuallab.training.BudgetSetting;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long the notebooks may take, and on which images. */
final class ScaleOptions {

  @Option(
      names = "--preset",
      paramLabel = "P",
      description = "The budget: tiny, demo, short or paper; without it LAB_PRESET, else demo.")
  private Optional<String> preset;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder of the images; without it LAB_DATA, else the synthetic set.")
  private Optional<String> data;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Mini-batches a network, in place of the preset's; the learning rate still drops at half"
              + " and at three quarters of them; without it LAB_ITERATIONS, else the preset's.")
  private Optional<String> iterations;

  @Mixin private DamagedOption damaged;

  Budget budget() {
    return BudgetSetting.of(preset, iterations);
  }

  /**
   * The images to train and test on.
   *
   * @throws IllegalArgumentException if the folder is no data set
   * @throws IOException if a file cannot be read
   */
  Dataset images() throws IOException {
    return damaged.load(DataSetting.of(data), budget().preset().syntheticImages());
  }

  /**
   * The same for a notebook: {@code LAB_PRESET}, {@code LAB_ITERATIONS} and {@code LAB_DATA}. The
   * folder's path is absolute, since a kernel starts in its notebook's folder, and its files have
   * been read once: a fault in them is better met here than in the middle of a notebook.
   *
   * @throws IllegalArgumentException if there is no such preset or engine, or the folder is no data
   *     set
   * @throws IOException if a file cannot be read
   */
  Map<String, String> environment() throws IOException {
    DataSetting setting = DataSetting.of(data);
    if (setting.folder().isPresent()) {
      damaged.load(setting);
    }
    return variables();
  }

  /** A command that says all of this itself, whatever the environment it is repeated in. */
  List<String> repeats(String command, String of) {
    List<String> words = new ArrayList<>(List.of("./lab", command, of));
    words.addAll(List.of("--preset", budget().preset().toString()));
    Setting.ITERATIONS
        .told("--iterations", iterations)
        .ifPresent(told -> words.addAll(List.of("--iterations", told.text())));
    DataSetting.of(data)
        .folder()
        .ifPresent(folder -> words.addAll(List.of("--data", FromRoot.path(folder))));
    return words;
  }

  /** The same where the images have been read. */
  Map<String, String> variables() {
    EngineSettings.asked(); // What each kernel would refuse is better refused once.
    Map<String, String> variables = new TreeMap<>();
    variables.put(Setting.PRESET.variable(), budget().preset().toString());
    Setting.ITERATIONS
        .told("--iterations", iterations)
        .ifPresent(told -> variables.put(Setting.ITERATIONS.variable(), told.text()));
    DataSetting.of(data)
        .folder()
        .ifPresent(
            folder ->
                variables.put(
                    Setting.DATA.variable(), folder.toAbsolutePath().normalize().toString()));
    return variables;
  }
}
