package org.residuallab.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.residuallab.training.RunProbe;
import org.residuallab.training.StoredRun;

/** The probes of runs by their names, and the tables they left. */
public final class Probes {

  /** Names of all probes, as a user writes them. */
  public static final List<String> NAMES = List.of("gradients", "responses");

  // More a chart cannot show, and a table of 110 layers stays a few megabytes.
  private static final int MEASUREMENTS = 600;

  private Probes() {}

  /**
   * Probes for a run; they look at every iteration of up to 600, and at about 600 of longer runs.
   *
   * @param names {@code gradients}, {@code responses}
   * @param iterations of the run
   * @throws IllegalArgumentException if there is no such probe
   */
  public static List<RunProbe> named(List<String> names, int iterations) {
    int every = Math.max(1, Math.round((float) iterations / MEASUREMENTS));
    return names.stream().distinct().map(name -> named(name, every)).toList();
  }

  private static RunProbe named(String name, int every) {
    return switch (name) {
      case "gradients" -> new GradientProbe(every);
      case "responses" -> new ResponseProbe(every);
      default ->
          throw new IllegalArgumentException(
              "unknown probe '%s'; use %s".formatted(name, String.join(", ", NAMES)));
    };
  }

  /**
   * The norms that a run's probe left.
   *
   * @throws IllegalArgumentException if the run has none, or they are damaged
   * @throws IOException if they cannot be read
   */
  public static List<GradientNorm> gradients(StoredRun run) throws IOException {
    return read(run, GradientProbe.FILE, "gradients", GradientProbe::norms);
  }

  /** As {@link #gradients}: the responses that a run's probe left. */
  public static List<ResponseProbe.Sample> responses(StoredRun run) throws IOException {
    return read(run, ResponseProbe.FILE, "responses", ResponseProbe::samples);
  }

  private static <T> T read(StoredRun run, String file, String name, Function<String, T> reader)
      throws IOException {
    Path stored = run.folder().resolve(file);
    if (!Files.isRegularFile(stored)) {
      throw new IllegalArgumentException(
          "%s has no %s; train it with --probe %s".formatted(run.folder(), file, name));
    }
    try {
      return reader.apply(Files.readString(stored));
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(run.folder(), damaged.getMessage()), damaged);
    }
  }
}
