package org.residuallab.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.Project;
import org.residuallab.training.Preset;

/**
 * What a notebook is told from outside, by {@code ./lab} or by whoever starts its kernel.
 *
 * @param preset name of the budget
 * @param data folder of the images; empty means the embedded synthetic set
 */
public record Settings(String preset, Optional<Path> data) {

  private static final String DEFAULT_PRESET = "demo";

  /**
   * The settings of this process: the system properties {@code lab.preset} and {@code lab.data},
   * else the environment variables {@code LAB_PRESET} and {@code LAB_DATA}, else the defaults.
   */
  public static Settings read() {
    return read(System::getProperty, System::getenv);
  }

  static Settings read(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    return new Settings(
        value("preset", properties, environment).orElse(DEFAULT_PRESET),
        value("data", properties, environment).map(Path::of));
  }

  private static Optional<String> value(
      String name, UnaryOperator<String> properties, UnaryOperator<String> environment) {
    String property = properties.apply("lab." + name);
    String variable = environment.apply("LAB_" + name.toUpperCase(Locale.ROOT));
    return Optional.ofNullable(property == null ? variable : property)
        .filter(value -> !value.isBlank());
  }

  /**
   * The budget of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Preset budget() {
    return Preset.of(preset);
  }

  /**
   * The images: those of the data folder, else the synthetic set in the budget's size.
   *
   * @throws IllegalArgumentException if the folder does not hold the files
   * @throws IOException if a file cannot be read
   */
  public Dataset images() throws IOException {
    return new DataSetting(data, "LAB_DATA")
        .load(new SyntheticImages(1, budget().syntheticTraining(), budget().syntheticTest()));
  }

  /** The folder of stored runs. */
  public Path runs() {
    return Project.here().runs();
  }

  /** One line for the head of a notebook. */
  @Override
  public String toString() {
    return "preset %s, %s"
        .formatted(preset, data.map(folder -> "data " + folder).orElse("embedded synthetic data"));
  }
}
