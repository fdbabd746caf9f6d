package org.residuallab.study;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.Fingerprint;
import org.residuallab.data.Fit;
import org.residuallab.data.SyntheticImages;

/**
 * The images of a study, to be found on another machine: a folder under the same path, or the
 * synthetic set, which each draws for itself.
 *
 * @param folder empty for the synthetic set
 * @param seed of the synthetic set
 * @param train its training images
 * @param test its test images
 * @param sha256 of all images and labels, which must be the same everywhere
 * @param fit how pictures become images; null where they are taken as they come
 */
public record SharedImages(
    String folder, long seed, int train, int test, String sha256, Fit fit)
    implements Serializable {

  /**
   * The images that were found here.
   *
   * @param setting which images
   * @param synthetic the set to draw if no folder is set
   * @param images the same, as they were found here
   */
  public static SharedImages of(DataSetting setting, SyntheticImages synthetic, Dataset images) {
    return new SharedImages(
        setting.folder().map(folder -> folder.toAbsolutePath().normalize().toString()).orElse(""),
        synthetic.seed(),
        synthetic.train(),
        synthetic.test(),
        images.fingerprint().sha256(),
        images.fit().orElse(null));
  }

  /**
   * The images as this machine has them.
   *
   * @throws IllegalArgumentException if there are none, or they are others
   * @throws IOException if a file cannot be read
   */
  public Dataset load() throws IOException {
    Optional<Path> there = folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
    Dataset images =
        new DataSetting(there, "the study's images").load(new SyntheticImages(seed, train, test));
    if (!images.fingerprint().sha256().equals(sha256)) {
      throw new IllegalArgumentException(
          "the images in %s are others here (SHA-256 %s) than where the study was started (%s)"
              .formatted(folder, images.fingerprint().brief(), new Fingerprint(sha256).brief()));
    }
    return fit == null ? images : images.fitted(fit);
  }
}
