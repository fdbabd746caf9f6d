package org.residuallab.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.files.Project;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;

/**
 * What a notebook is told from outside, by {@code ./lab} or by whoever starts its kernel.
 *
 * @param budget how long networks train
 * @param data folder of the images; empty means the embedded synthetic set
 */
public record Settings(Budget budget, Optional<Path> data) {

  private static final String DEFAULT_PRESET = "demo";

  /**
   * The settings of this process: the system properties {@code lab.preset}, {@code lab.iterations}
   * and {@code lab.data}, else the environment variables {@code LAB_PRESET}, {@code LAB_ITERATIONS}
   * and {@code LAB_DATA}, else the defaults.
   *
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public static Settings read() {
    return read(System::getProperty, System::getenv);
  }

  static Settings read(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    Preset preset = Preset.of(value("preset", properties, environment).orElse(DEFAULT_PRESET));
    OptionalInt iterations =
        value("iterations", properties, environment)
            .map(text -> OptionalInt.of(number(text)))
            .orElse(OptionalInt.empty());
    return new Settings(
        Budget.of(preset, iterations), value("data", properties, environment).map(Path::of));
  }

  private static Optional<String> value(
      String name, UnaryOperator<String> properties, UnaryOperator<String> environment) {
    String property = properties.apply("lab." + name);
    String variable = environment.apply("LAB_" + name.toUpperCase(Locale.ROOT));
    return Optional.ofNullable(property == null ? variable : property)
        .filter(value -> !value.isBlank());
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "LAB_ITERATIONS must be a number, not '%s'".formatted(text), e);
    }
  }

  /**
   * The images: those of the data folder, else the synthetic set in the budget's size.
   *
   * @throws IllegalArgumentException if the folder does not hold the files
   * @throws IOException if a file cannot be read
   */
  public Dataset images() throws IOException {
    return new DataSetting(data, DataSetting.VARIABLE).load(budget.preset().syntheticImages());
  }

  /** The folder of stored runs. */
  public Path runs() {
    return Project.here().runs();
  }

  /** The folder of the runs that came with the project. */
  public Path results() {
    return Project.here().results();
  }

  /** One line for the head of a notebook. */
  @Override
  public String toString() {
    return "preset %s, %s"
        .formatted(
            budget.name(), data.map(folder -> "data " + folder).orElse("embedded synthetic data"));
  }
}
