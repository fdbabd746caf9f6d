package org.residuallab.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.residuallab.study.Sample;

/** A check that takes stored runs, or what was measured with weights trained elsewhere. */
sealed interface RunCheck extends Check {

  /** What the runs say; nothing where those it takes are not among them. */
  Optional<Finding> by(RunEvidence runs);

  /** What weights trained elsewhere say; nothing where they cannot tell, or are not there. */
  default Optional<Finding> by(ImportedEvidence imported) {
    return Optional.empty();
  }

  /** What it takes to tell. */
  String needs();

  @Override
  default Finding find(ClaimedValue claimed, Evidence evidence) {
    Finding ours = by(evidence.runs()).orElseGet(() -> new Finding(Status.MISSING, "", needs()));
    return by(evidence.imported()).map(ours::and).orElse(ours);
  }

  /** The test error after the paper's training; the best of so many runs. */
  record TestError(String network, int runs) implements RunCheck {
    @Override
    public Optional<Finding> by(RunEvidence evidence) {
      return evidence.best(this);
    }

    @Override
    public Optional<Finding> by(ImportedEvidence imported) {
      return imported.best(this);
    }

    /** Those that are spoken of: all of a single network's, of the best of several no more. */
    <T> List<T> asMany(List<T> found) {
      return runs == 1 ? found : found.subList(0, runs);
    }

    /** The least of several; more seeds of a single network are no choice: their mean. */
    String text(List<Double> errors) {
      return (runs == 1 ? new Sample(errors) : new Sample(List.of(Collections.min(errors))))
          .text(2);
    }

    @Override
    public String needs() {
      return "needs %s of %s with the preset paper on the official CIFAR-10"
          .formatted(runs == 1 ? "a run" : runs + " runs", network);
    }
  }

  /** The mean and deviation of the test error over so many runs. */
  record MeanTestError(String network, int runs) implements RunCheck {
    @Override
    public Optional<Finding> by(RunEvidence evidence) {
      return evidence.mean(this);
    }

    @Override
    public String needs() {
      return new TestError(network, runs).needs();
    }
  }

  /** Networks from a low error to a high one. */
  record ErrorOrder(Metric metric, List<String> rising) implements RunCheck {
    @Override
    public Optional<Finding> by(RunEvidence evidence) {
      return evidence.order(this);
    }

    @Override
    public Optional<Finding> by(ImportedEvidence imported) {
      return imported.order(this);
    }

    @Override
    public String needs() {
      return String.format(
          Locale.ROOT,
          "needs runs of %s on CIFAR-10 with one recipe, two seeds or more each, of %d iterations or more",
          String.join(", ", rising),
          RunEvidence.FEWEST_ITERATIONS);
    }
  }

  /** Networks from small layer responses to large ones. */
  record ResponseOrder(List<String> rising) implements RunCheck {
    @Override
    public Optional<Finding> by(RunEvidence evidence) {
      return evidence.order(this);
    }

    @Override
    public Optional<Finding> by(ImportedEvidence imported) {
      return imported.order(this);
    }

    @Override
    public String needs() {
      return "needs runs of %s on CIFAR-10 with one recipe, two seeds or more each, trained with --probe responses"
          .formatted(String.join(", ", rising));
    }
  }

  /**
   * Gradients that are healthy in all convolutions at each iteration but the first ones. A layer's
   * gradient counts in units of its weights: their norms divided.
   *
   * <p>The bounds come from the paper's training. Momentum and the rates 0.1, 0.01 and 0.001 over
   * 64,000 iterations move a layer by at most 33,760 times the relative gradient: one below 1 /
   * 33,760 cannot change its weights by their own length, it has vanished. One above 10 changes
   * them by more than that in a first step, it has exploded. The third bound, 100 times between
   * layers, is our own choice, by the rates too: the highest is 100 times the lowest. (Without
   * normalisation, from weights of half or twice He's deviation, a gradient of 56 layers is 1e-18
   * or 1e15.)
   *
   * @param networks each of which has to show it
   * @param after how many iterations
   * @param least that has not vanished
   * @param most that has not exploded
   * @param apart how many times the smallest over the layers the largest may be
   */
  record GradientNorms(List<String> networks, int after, double least, double most, double apart)
      implements RunCheck {
    @Override
    public Optional<Finding> by(RunEvidence evidence) {
      return evidence.health(this);
    }

    @Override
    public String needs() {
      return String.format(
          Locale.ROOT,
          "needs runs of %s on CIFAR-10, two seeds or more each, of more than %d iterations, trained with --probe gradients",
          String.join(", ", networks),
          after);
    }
  }

  /** An error of a run. */
  enum Metric {
    TRAINING,
    TEST
  }
}
