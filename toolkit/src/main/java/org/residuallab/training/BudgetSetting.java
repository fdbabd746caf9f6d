package org.residuallab.training;

import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.setting.Setting;

/** Which budget a user means: that of flags, else that of this process's settings, else demo. */
public final class BudgetSetting {

  private BudgetSetting() {}

  /**
   * From the values of {@code --preset} and {@code --iterations}, which may be absent, and from
   * {@link Setting#PRESET} and {@link Setting#ITERATIONS}.
   *
   * @throws IllegalArgumentException if there is no such preset, or no such number of iterations
   */
  public static Budget of(Optional<String> preset, Optional<String> iterations) {
    Preset chosen =
        Setting.PRESET
            .told("--preset", preset)
            .map(told -> told.as(Preset::of))
            .orElse(Preset.DEMO);
    OptionalInt count =
        Setting.ITERATIONS
            .told("--iterations", iterations)
            .map(told -> OptionalInt.of(told.wholeNumber()))
            .orElse(OptionalInt.empty());
    return Budget.of(chosen, count);
  }
}
