package org.residuallab.verification;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residuallab.run.Best;
import org.residuallab.run.FinalError;
import org.residuallab.run.Metrics;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.StoredRun;
import org.residuallab.training.BestNetwork;
import org.residuallab.training.TrainingLoop;

/** The errors that a record states, held against a repetition and against the run's own curves. */
final class ErrorComparison {

  private ErrorComparison() {}

  /** Those of the whole repetition, to the bit. */
  static void ofRepetition(Results stated, TrainingLoop loop, VerificationOutcome outcome) {
    String then = words(stated.trainingError(), stated.validationError(), stated.testError());
    String now =
        words(
            FinalError.ofTraining(loop.metrics()),
            // Earlier versions measured none.
            stated.validationError() == null ? null : FinalError.ofValidation(loop.metrics()),
            FinalError.ofTest(loop.metrics()));
    boolean equal = then.equals(now);
    outcome.add(
        equal,
        equal
            ? "errors in run.json equal: " + now
            : "errors in run.json differ: %s stored, %s now".formatted(then, now));
    if (stated.best() != null) {
      best(stated.best(), loop, outcome);
    }
  }

  private static void best(Best stated, TrainingLoop loop, VerificationOutcome outcome) {
    try (BestNetwork network = loop.bestNetwork().orElse(null)) {
      Best now = network == null ? null : network.measured();
      boolean equal = stated.equals(now);
      outcome.add(
          equal,
          equal
              ? "best network equal, " + now.inWords()
              : "best network differs: %s stored, %s now"
                  .formatted(stated.inWords(), now == null ? "none" : now.inWords()));
    }
  }

  private static String words(double training, Double validation, Double test) {
    return "training %s %%%s, test %s %%"
        .formatted(
            training, validation == null ? "" : ", validation %s %%".formatted(validation), test);
  }

  /** The run's own curves, which are rounded to four digits. */
  static void ofCurves(StoredRun run, VerificationOutcome outcome) {
    run.incompleteness().ifPresent(fault -> outcome.add(false, fault));
    Results stated = run.record().results();
    List<Metrics> curves = run.metrics();
    if (stated == null || stated.iterations() != curves.size()) {
      return;
    }
    double training = FinalError.ofTraining(curves);
    Double validation = FinalError.ofValidation(curves);
    Double test = FinalError.ofTest(curves);
    if (!isRounded(stated.trainingError(), training)
        || !isRounded(stated.validationError(), validation)
        || !isRounded(stated.testError(), test)) {
      outcome.add(
          false,
          "run.json states errors of %s, metrics.csv has %s"
              .formatted(
                  words(stated.trainingError(), stated.validationError(), stated.testError()),
                  words(training, validation, test)));
    }
    if (stated.best() != null && !isLeast(stated.best(), curves)) {
      outcome.add(
          false,
          "run.json states the least validation error, %s %%, at iteration %,d; metrics.csv has another"
              .formatted(stated.best().validationError(), stated.best().iteration()));
    }
  }

  private static boolean isLeast(Best best, List<Metrics> curves) {
    double least =
        curves.stream()
            .map(Metrics::validationError)
            .flatMapToDouble(OptionalDouble::stream)
            .min()
            .orElse(Double.NaN);
    Optional<Double> there =
        curves.stream()
            .filter(row -> row.iteration() == best.iteration())
            .flatMap(row -> row.validationError().stream().boxed())
            .findFirst();
    return there.isPresent()
        && isRounded(best.validationError(), least)
        && isRounded(best.validationError(), there.get());
  }

  private static boolean isRounded(Double exact, Double rounded) {
    return Objects.equals(exact, rounded)
        || (exact != null && rounded != null && Math.abs(exact - rounded) <= 1e-4);
  }
}
