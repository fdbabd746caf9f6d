package org.residuallab.engine;

import java.util.Map;

/**
 * How graphs should compute.
 *
 * @param path the fastest way that may be taken; a slower one is taken where this one cannot
 * @param threads cores to use
 */
public record EngineSettings(ComputePath path, int threads) {

  /** Environment variable that names a {@link ComputePath}. */
  public static final String ENGINE = "LAB_ENGINE";

  /** Environment variable that limits the cores in use. */
  public static final String THREADS = "LAB_THREADS";

  /**
   * Settings that make sense.
   *
   * @throws IllegalArgumentException if the number of threads is less than one
   */
  public EngineSettings {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "%s must be at least 1, not %d".formatted(THREADS, threads));
    }
  }

  /** The fast path on all cores. */
  public static EngineSettings fastest() {
    return new EngineSettings(ComputePath.RESIDUAL_LAB, Runtime.getRuntime().availableProcessors());
  }

  /**
   * What {@code LAB_ENGINE} and {@code LAB_THREADS} ask for; without them, {@link #fastest}.
   *
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public static EngineSettings fromEnvironment() {
    return from(System.getenv());
  }

  static EngineSettings from(Map<String, String> environment) {
    EngineSettings settings = fastest();
    String engine = environment.getOrDefault(ENGINE, "");
    String threads = environment.getOrDefault(THREADS, "");
    return new EngineSettings(
        engine.isEmpty() ? settings.path() : ComputePath.named(engine),
        threads.isEmpty() ? settings.threads() : number(threads));
  }

  private static int number(String threads) {
    try {
      return Integer.parseInt(threads.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number, not '%s'".formatted(THREADS, threads), e);
    }
  }
}
