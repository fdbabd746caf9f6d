package org.residuallab.engine;

import java.util.Optional;
import java.util.function.Function;
import org.residuallab.setting.Setting;
import org.residuallab.setting.Told;

/**
 * How graphs should compute.
 *
 * @param path the fastest way that may be taken; a slower one is taken where this one cannot
 * @param threads cores to use
 */
public record EngineSettings(ComputePath path, int threads) {

  /**
   * Settings that make sense.
   *
   * @throws IllegalArgumentException if the number of threads is less than one
   */
  public EngineSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not %d".formatted(threads));
    }
  }

  /** The fast path on all cores. */
  public static EngineSettings fastest() {
    return new EngineSettings(ComputePath.RESIDUAL_LAB, Runtime.getRuntime().availableProcessors());
  }

  /**
   * What {@link Setting#ENGINE} and {@link Setting#THREADS} ask for; without them, {@link
   * #fastest}. More threads than cores are not used, which is then said.
   *
   * @throws IllegalArgumentException if there is no such engine, or no such number of threads
   */
  public static EngineSettings asked() {
    return asked(Setting::told);
  }

  static EngineSettings asked(Function<Setting, Optional<Told>> told) {
    EngineSettings settings = fastest();
    return new EngineSettings(
        told.apply(Setting.ENGINE)
            .map(engine -> engine.as(ComputePath::named))
            .orElse(settings.path()),
        told.apply(Setting.THREADS).map(EngineSettings::count).orElse(settings.threads()));
  }

  private static int count(Told threads) {
    int count = threads.wholeNumber();
    if (count < 1) {
      throw new IllegalArgumentException(
          "%s must be at least 1, not %d".formatted(threads.origin(), count));
    }
    return Threads.ofCores(count, Notices::once);
  }
}
