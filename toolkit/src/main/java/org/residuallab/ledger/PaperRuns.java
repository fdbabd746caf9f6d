package org.residuallab.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residuallab.training.Recipe;
import org.residuallab.training.RunRecord;

/** Test errors after the paper's whole training. */
final class PaperRuns {

  private static final String OFFICIAL = "CIFAR-10 (official";

  private PaperRuns() {}

  /** The least error over the runs, or what the nearest run is where there are too few. */
  static Optional<Finding> best(Check.TestError check, List<RunRecord> all) {
    List<Double> errors = errors(check.network(), all);
    if (errors.size() < check.runs()) {
      return nearest(check.network(), check.needs(), all);
    }
    double least = errors.stream().min(Comparator.naturalOrder()).orElseThrow();
    return Optional.of(measured("%.2f %%", errors.size(), least));
  }

  /** The mean error and its deviation. */
  static Optional<Finding> mean(Check.MeanTestError check, List<RunRecord> all) {
    List<Double> errors = errors(check.network(), all);
    if (errors.size() < check.runs()) {
      return nearest(check.network(), check.needs(), all);
    }
    double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = errors.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
    double deviation = Math.sqrt(squares / (errors.size() - 1));
    return Optional.of(measured("%.2f ± %.2f %%", errors.size(), mean, deviation));
  }

  /** Whether a run keeps to section 4.2: its images, all iterations, all test images. */
  static boolean underThePapersProtocol(RunRecord run) {
    Recipe recipe = run.recipe();
    Recipe papers = Recipe.PAPER.with(recipe.warmUp());
    return run.data().label().startsWith(OFFICIAL)
        && recipe.heldOut() == 0
        && recipe
            .withSizes(recipe.batchSize(), papers.evaluations(), recipe.testImages())
            .equals(papers);
  }

  /** Under what conditions a run was made, briefly. */
  static String conditions(RunRecord run) {
    return String.format(
        Locale.ROOT,
        "%,d of 64,000 iterations, first rate %s, %,d test images, %s",
        run.results().iterations(),
        run.recipe().optimizer().learningRate(),
        Math.min(run.recipe().testImages(), run.data().testImages()),
        run.data().label().replaceAll(", sha256 ([0-9a-f]{12})[0-9a-f]*", ", sha256 $1"));
  }

  private static List<Double> errors(String network, List<RunRecord> all) {
    return all.stream()
        .filter(run -> run.network().name().equals(network))
        .filter(PaperRuns::underThePapersProtocol)
        .map(run -> run.results().testError())
        .filter(error -> error != null)
        .toList();
  }

  private static Finding measured(String pattern, int runs, Object... values) {
    return new Finding(
        Status.MEASURED,
        String.format(Locale.ROOT, pattern, values),
        runs == 1 ? "one run" : runs + " runs");
  }

  private static Optional<Finding> nearest(String network, String needs, List<RunRecord> all) {
    return all.stream()
        .filter(run -> run.network().name().equals(network) && run.results().testError() != null)
        .max(Comparator.comparingInt(run -> run.results().iterations()))
        .map(
            run ->
                new Finding(
                    Status.MISSING,
                    "",
                    String.format(
                        Locale.ROOT,
                        "%s; the nearest has %.2f %%: %s",
                        needs,
                        run.results().testError(),
                        conditions(run))));
  }
}
