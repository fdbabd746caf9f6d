package org.residuallab.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.files.Project;
import org.residuallab.recipe.Budget;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;
import org.residuallab.training.BudgetSetting;

/**
 * What a notebook is told from outside, by {@code ./lab} or by whoever starts its kernel.
 *
 * <pre>{@code
 * System.out.println(settings);
 * var runs = RunQuery.in(settings.results()).list();
 * }</pre>
 *
 * @param budget how long networks train
 * @param data folder of the images; empty means the embedded synthetic set
 */
public record Settings(Budget budget, Optional<Path> data) {

  /**
   * The settings of this process: {@link Setting#PRESET}, {@link Setting#ITERATIONS} and {@link
   * Setting#DATA}, else the defaults. A notebook can change one and read them anew:
   *
   * <pre>{@code
   * Setting.PRESET.set("short");
   * settings = Settings.read();
   * }</pre>
   *
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public static Settings read() {
    return new Settings(
        BudgetSetting.of(Optional.empty(), Optional.empty()), Setting.DATA.told().map(Told::path));
  }

  /**
   * The images: those of the data folder, else the synthetic set in the budget's size.
   *
   * @throws IllegalArgumentException if the folder does not hold the files
   * @throws IOException if a file cannot be read
   */
  public Dataset images() throws IOException {
    return new DataSetting(data, Setting.DATA.variable()).load(budget.preset().syntheticImages());
  }

  /** The folder of stored runs. */
  public Path runs() {
    return Project.here().runs();
  }

  /** The folder of the runs that came with the project. */
  public Path results() {
    return Project.here().results();
  }

  /** The folder of the weights that came with the project. */
  public Path weights() {
    return Project.here().weights();
  }

  String headline() {
    return "Residual Lab, Java %s, %s".formatted(Runtime.version().feature(), this);
  }

  /** In a few words. */
  @Override
  public String toString() {
    return "preset %s, %s"
        .formatted(
            budget.name(), data.map(folder -> "data " + folder).orElse("embedded synthetic data"));
  }
}
