package org.residuallab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which images a user means: those of a flag's folder, else those of the environment variable
 * {@code LAB_DATA}, else the synthetic set, which needs no files.
 *
 * @param folder of CIFAR-10's binary files; empty for the synthetic set
 * @param origin where the folder was set, for messages
 */
public record DataSetting(Optional<Path> folder, String origin) {

  /** The environment variable that names a data folder. */
  public static final String VARIABLE = "LAB_DATA";

  /** From a flag's value, which may be absent, and this process's environment. */
  public static DataSetting of(Optional<String> flag) {
    return of(flag, System.getenv());
  }

  static DataSetting of(Optional<String> flag, Map<String, String> environment) {
    if (flag.isPresent()) {
      return new DataSetting(Optional.of(path(flag.get(), "--data")), "--data");
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      return new DataSetting(Optional.of(path(variable, VARIABLE)), VARIABLE);
    }
    return new DataSetting(Optional.empty(), "default");
  }

  private static Path path(String text, String origin) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadDataException("%s is no path: %s".formatted(origin, e.getMessage()));
    }
  }

  /** The images, with the synthetic set in its usual size. */
  public Dataset load() throws IOException {
    return load(SyntheticImages.DEFAULT);
  }

  /**
   * The images.
   *
   * @param synthetic the set to draw if no folder is set
   * @throws BadDataException if the folder does not hold CIFAR-10's binary files, whole
   * @throws IOException if a file cannot be read
   */
  public Dataset load(SyntheticImages synthetic) throws IOException {
    if (folder.isEmpty()) {
      return synthetic.draw();
    }
    Path chosen = folder.get();
    if (!Files.isDirectory(chosen)) {
      throw new BadDataException(
          "%s: %s is not a folder; leave it out for the synthetic set, or get CIFAR-10 with: ./lab data cifar10"
              .formatted(origin, chosen));
    }
    return new Cifar10Reader().read(chosen);
  }
}
