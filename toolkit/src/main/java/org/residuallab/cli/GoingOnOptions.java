package org.residuallab.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residuallab.recipe.GoingOn;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.Continuation;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import picocli.CommandLine.Option;

/** To what a finished run goes on. */
final class GoingOnOptions {

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Go on with a finished run to N iterations in all, as a run of its own.")
  private Optional<Integer> iterations;

  @Option(
      names = RecipeOptions.RATE,
      paramLabel = "R",
      description = "With --iterations: the learning rate (default: the last one).")
  private Optional<Double> learningRate;

  @Option(
      names = RecipeOptions.DROPS,
      paramLabel = "N,N",
      description =
          "With --iterations: those after which the rate is divided by ten, counted from the first"
              + " weights (default: none).")
  private Optional<String> drops;

  @Option(
      names = "--name",
      paramLabel = "RUN",
      description = "With --iterations: the new run's name (default: RUN-to-N).")
  private Optional<String> name;

  /**
   * Whether a finished run goes on.
   *
   * @throws IllegalArgumentException if the user says how, and not to how many iterations
   */
  boolean areAskedFor() {
    if (iterations.isEmpty()
        && (learningRate.isPresent() || drops.isPresent() || name.isPresent())) {
      throw new IllegalArgumentException(
          "a run that was cut off goes on as it began; --iterations N goes on with a finished one");
    }
    return iterations.isPresent();
  }

  boolean isNamed() {
    return name.isPresent();
  }

  /**
   * The new run.
   *
   * @throws IllegalArgumentException if the run has not finished, or an option makes no sense
   */
  RunPlan plan(StoredRun finished) {
    return RecipeOptions.saying(
        () ->
            Continuation.plan(
                finished,
                new GoingOn(
                    iterations.orElseThrow(),
                    learningRate.orElse(null),
                    drops.map(RecipeOptions::list).orElse(List.of())),
                name.orElse(
                    RunPlan.fitting(
                        "%s-to-%d"
                            .formatted(finished.record().name(), iterations.orElseThrow())))));
  }

  /** What becomes of the schedule, in a line. */
  String inWords(RunRecord finished, RunPlan plan) {
    Recipe recipe = plan.recipe();
    return String.format(
        Locale.ROOT,
        "%s goes on from %s at rate %s%s; the schedule of its first %,d iterations was theirs alone",
        plan.name(),
        finished.name(),
        recipe.optimizer().learningRate(),
        recipe.drops().isEmpty() ? "" : ", with drops at " + recipe.drops(),
        finished.recipe().iterations());
  }
}
