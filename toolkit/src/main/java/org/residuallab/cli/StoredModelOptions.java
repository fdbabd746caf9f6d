package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.data.DataSetting;
import org.residuallab.run.StoredModel;
import org.residuallab.run.UnknownPreprocessingException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A stored network by its name, with the images from which an older run's mean image follows. */
final class StoredModelOptions {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Images of a run of an earlier version, which does not hold its mean image; without it"
              + " LAB_DATA.")
  private Optional<String> data;

  @Mixin private DamagedOption damaged;

  /**
   * Images are read only where it takes them.
   *
   * @throws UnknownPreprocessingException if it takes some, and none are named
   * @throws IllegalArgumentException if the network, or the folder of images, is missing or damaged
   */
  StoredModel read(Path folder) throws IOException {
    try {
      return StoredModel.read(folder);
    } catch (UnknownPreprocessingException old) {
      DataSetting images = DataSetting.of(data);
      if (images.folder().isEmpty()) {
        throw old;
      }
      return StoredModel.read(folder, damaged.load(images));
    }
  }

  /** What is missing, and how it is named. */
  static String advice(UnknownPreprocessingException missing) {
    return missing.getMessage() + "; name their folder with --data FOLDER";
  }
}
