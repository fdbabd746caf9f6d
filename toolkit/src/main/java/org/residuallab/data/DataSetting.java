package org.residuallab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/**
 * Which images a user means: those of a flag's folder, else those of {@link Setting#DATA}, else the
 * synthetic set, which needs no files.
 *
 * @param folder of a known set's files, or the one around it; empty for the synthetic set
 * @param origin where the folder was set, for messages
 */
public record DataSetting(Optional<Path> folder, String origin) {

  /**
   * From a flag's value, which may be absent, and this process's {@link Setting#DATA}.
   *
   * @throws IllegalArgumentException if what is said is no path
   */
  public static DataSetting of(Optional<String> flag) {
    Optional<Told> told = Setting.DATA.told("--data", flag);
    return new DataSetting(told.map(Told::path), told.map(Told::origin).orElse("default"));
  }

  /** The images, with the synthetic set in its usual size. */
  public Dataset load() throws IOException {
    return load(SyntheticImages.DEFAULT);
  }

  /**
   * The images.
   *
   * @param synthetic the set to draw if no folder is set
   * @throws BadDataException if the folder does not hold a known set's files, whole
   * @throws IOException if a file cannot be read
   */
  public Dataset load(SyntheticImages synthetic) throws IOException {
    return load(synthetic, DamagedPictures.LEFT_OUT);
  }

  /**
   * The images.
   *
   * @param synthetic the set to draw if no folder is set
   * @param damaged what becomes of a folder with files that are no pictures
   * @throws DamagedPicturesException if it has some, and they are refused
   * @throws BadDataException if the folder does not hold a known set's files, whole
   * @throws IOException if a file cannot be read
   */
  public Dataset load(SyntheticImages synthetic, DamagedPictures damaged) throws IOException {
    if (folder.isEmpty()) {
      return synthetic.draw();
    }
    Path chosen = folder.get();
    if (Files.isRegularFile(chosen)) {
      throw new BadDataException(
          "%s: %s is a file, not a folder; an archive is unpacked by: ./lab data cifar10 --from %s"
              .formatted(origin, chosen, chosen));
    }
    if (!Files.isDirectory(chosen)) {
      throw new BadDataException(
          "%s: %s is not a folder; leave it out for the synthetic set, or get CIFAR-10 with: ./lab data cifar10"
              .formatted(origin, chosen));
    }
    return KnownFiles.read(chosen, damaged);
  }
}
