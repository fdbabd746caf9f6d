package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.files.Project;
import org.residuallab.training.Preset;
import org.residuallab.training.RunRecord;
import org.residuallab.training.StoredRun;
import picocli.CommandLine.Option;

/** A stored run by its name, and the images it was trained on. */
final class StoredRunOptions {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder of its images; without it LAB_DATA, else the synthetic set.")
  private Optional<String> data;

  /**
   * The run of that name in {@code runs/}, or in that folder.
   *
   * @throws IllegalArgumentException if there is none, or it is damaged
   */
  static StoredRun named(String nameOrFolder) throws IOException {
    Path here = Path.of(nameOrFolder);
    Path named = Project.here().runs().resolve(nameOrFolder);
    return StoredRun.read(Files.isDirectory(named) || !Files.isDirectory(here) ? named : here);
  }

  /** The images: a synthetic set in the size that the run's preset gives it. */
  Dataset imagesOf(RunRecord run) throws IOException {
    // "short, 600 iterations" is the name of a scaled preset.
    Preset preset = Preset.of(run.preset().replaceAll(",.*", ""));
    return DataSetting.of(data).load(preset.syntheticImages());
  }
}
