package org.residuallab.ledger;

import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.residuallab.data.Cifar10;
import org.residuallab.model.Precision;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord;
import org.residuallab.study.Sample;

/** Test errors after the paper's whole training. */
final class PaperRuns {

  private PaperRuns() {}

  /**
   * The error, or the least over as many runs as the paper chose from; what the nearest run is
   * where there are too few.
   */
  static Optional<Finding> best(RunCheck.TestError check, List<RunRecord> all) {
    List<RunRecord> whole = whole(check.network(), all);
    if (whole.size() < check.runs()) {
      return nearest(check.network(), check.needs(), all);
    }
    List<RunRecord> asMany = check.asMany(whole);
    return Optional.of(measured(check.text(errors(asMany)), asMany));
  }

  /** The mean error and its deviation. */
  static Optional<Finding> mean(RunCheck.MeanTestError check, List<RunRecord> all) {
    List<RunRecord> whole = whole(check.network(), all);
    return whole.size() < check.runs()
        ? nearest(check.network(), check.needs(), all)
        : Optional.of(measured(new Sample(errors(whole)).text(2), whole));
  }

  /** Whether a run keeps to section 4.2: its images, all iterations, all test images. */
  static boolean underThePapersProtocol(RunRecord run) {
    Recipe recipe = run.recipe();
    Recipe papers = Recipe.PAPER.forDepth(run.network().network().depth());
    return run.data().source().isOfficial(Cifar10.NAME)
        && recipe.heldOut() == 0
        && recipe
            .withSizes(recipe.batchSize(), papers.evaluations(), recipe.testImages())
            .equals(papers);
  }

  /** Under what conditions a run was made, briefly. */
  static String conditions(RunRecord run) {
    return conditions(List.of(run));
  }

  /** Under what conditions runs were made: those alike but for their length together. */
  static String conditions(List<RunRecord> runs) {
    Map<String, IntSummaryStatistics> lengths = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      lengths
          .computeIfAbsent(apartFromLength(run), alike -> new IntSummaryStatistics())
          .accept(run.results().iterations());
    }
    return lengths.entrySet().stream()
        .map(alike -> length(alike.getValue()) + alike.getKey())
        .collect(Collectors.joining("; and "));
  }

  private static String length(IntSummaryStatistics iterations) {
    return iterations.getMin() < iterations.getMax()
        ? String.format(Locale.ROOT, "%,d to %,d", iterations.getMin(), iterations.getMax())
        : String.format(Locale.ROOT, "%,d", iterations.getMax());
  }

  private static String apartFromLength(RunRecord run) {
    return String.format(
        Locale.ROOT,
        " of 64,000 iterations, first rate %s%s, %,d test images, %s",
        run.recipe().optimizer().learningRate(),
        departures(run.recipe()),
        run.testedOn(),
        run.data().source().caption(run.data().fingerprint()));
  }

  private static String departures(Recipe recipe) {
    return recipe.goesOnFrom() == null
        ? recipe.departures().stream().map(each -> ", " + each).collect(Collectors.joining())
        : String.format(
            Locale.ROOT,
            ", gone on from a run of %,d iterations",
            recipe.goesOnFrom().iterations());
  }

  // A run that was repeated is no second one.
  private static List<RunRecord> whole(String network, List<RunRecord> all) {
    return all.stream()
        .filter(run -> run.network().name().equals(network))
        .filter(PaperRuns::underThePapersProtocol)
        .filter(run -> run.results().testError() != null)
        .collect(Collectors.toMap(RunRecord::seed, run -> run, PaperRuns::later, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static RunRecord later(RunRecord one, RunRecord other) {
    return other.beganAfter(one) ? other : one;
  }

  private static List<Double> errors(List<RunRecord> runs) {
    return runs.stream().map(run -> run.results().testError()).toList();
  }

  private static Finding measured(String error, List<RunRecord> runs) {
    return new Finding(
        Status.MEASURED,
        error + " %",
        "%s; %s; %s".formatted(seeds(runs), trainingImages(runs.get(0)), conditions(runs)),
        runs.stream().map(RunRecord::name).toList());
  }

  private static String seeds(List<RunRecord> runs) {
    String seeds =
        runs.stream()
            .map(RunRecord::seed)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return runs.size() == 1 ? "one run, seed " + seeds : runs.size() + " runs, seeds " + seeds;
  }

  /** The paper trains on all of them; 5,000 were held out only to find the schedule. */
  private static String trainingImages(RunRecord run) {
    return String.format(Locale.ROOT, "all %,d training images", run.data().trainingImages());
  }

  private static Optional<Finding> nearest(String network, String needs, List<RunRecord> all) {
    return all.stream()
        .filter(run -> run.network().name().equals(network) && run.results().testError() != null)
        .max(
            Comparator.<RunRecord>comparingInt(run -> run.results().iterations())
                .thenComparing(run -> run.recipe().precision() == Precision.FLOAT32))
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
                        conditions(run)),
                    List.of(run.name())));
  }
}
