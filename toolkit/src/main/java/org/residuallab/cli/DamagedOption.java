package org.residuallab.cli;

import java.io.IOException;
import org.residuallab.data.DamagedPictures;
import org.residuallab.data.DamagedPicturesException;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import picocli.CommandLine.Option;

/** Whether a folder of pictures is used though some of them cannot be read. */
final class DamagedOption {

  private static final String NAME = "--refuse-damaged";

  @Option(
      names = NAME,
      description =
          "Refuse a folder of images in which a picture cannot be read (default: such pictures are"
              + " named, counted and left out).")
  private boolean refuse;

  /**
   * The images, with the synthetic set in its usual size.
   *
   * @throws IllegalArgumentException if the folder is no data set, or is refused
   */
  Dataset load(DataSetting setting) throws IOException {
    return load(setting, SyntheticImages.DEFAULT);
  }

  /** The same, with that synthetic set where no folder is set. */
  Dataset load(DataSetting setting, SyntheticImages synthetic) throws IOException {
    try {
      return setting.load(synthetic, refuse ? DamagedPictures.REFUSED : DamagedPictures.LEFT_OUT);
    } catch (DamagedPicturesException refused) {
      throw new IllegalArgumentException(
          refused.getMessage() + "; without " + NAME + " they are left out", refused);
    }
  }
}
