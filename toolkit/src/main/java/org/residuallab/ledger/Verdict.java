package org.residuallab.ledger;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.residuallab.study.Sample;

/**
 * What samples of runs say of an order that is claimed for them.
 *
 * @param outcome in one word
 * @param reason in a few
 */
record Verdict(Outcome outcome, String reason) {

  /** What an order can come to. */
  enum Outcome {
    /** Each step goes the claimed way, by the test. */
    SHOWN,
    /** A step goes the other way, by the test. */
    REVERSED,
    /** Neither; or there is no spread to judge by. */
    OPEN
  }

  /**
   * On samples that are claimed to rise, by Welch's t-test at {@link Sample#LEVEL}. A chain holds
   * if all its steps do, so each is tested at that level; it is reversed if one of them is, so they
   * share it.
   */
  static Verdict on(List<Sample> rising) {
    IntSummaryStatistics seeds =
        rising.stream().mapToInt(sample -> sample.values().size()).summaryStatistics();
    if (seeds.getMin() < 2) {
      boolean risen = steps(rising, (one, next) -> one.mean() < next.mean()) == rising.size() - 1;
      return new Verdict(
          Outcome.OPEN,
          "one seed only%s, %s: a second would show the spread"
              .formatted(
                  seeds.getMax() > 1 ? " of some network" : "",
                  risen ? "in this order" : "in another order"));
    }
    int all = rising.size() - 1;
    String test =
        String.format(
            Locale.ROOT,
            "of %s seeds by Welch's t-test, one-sided at %.0f %%",
            seeds.getMin() == seeds.getMax()
                ? seeds.getMin()
                : seeds.getMin() + " to " + seeds.getMax(),
            100 * Sample.LEVEL);
    if (steps(rising, Sample::clearlyBelow) == all) {
      return new Verdict(Outcome.SHOWN, "each step clear, " + test);
    }
    return steps(rising, (one, next) -> next.clearlyBelow(one, Sample.LEVEL / all)) > 0
        ? new Verdict(Outcome.REVERSED, "another order clear, " + test + shared(all))
        : new Verdict(Outcome.OPEN, "not each step clear, " + test);
  }

  /**
   * What that amounts to. A smaller budget cannot contradict what the paper says of its own.
   *
   * @param papersProtocol whether the runs were made as the paper's
   */
  Status status(boolean papersProtocol) {
    return switch (outcome) {
      case SHOWN -> papersProtocol ? Status.MEASURED : Status.ORDER;
      case REVERSED -> papersProtocol ? Status.DIFFERS : Status.UNDECIDED;
      case OPEN -> Status.UNDECIDED;
    };
  }

  /** The same of weights trained elsewhere: how they were trained, nobody here can say. */
  Status ofImported() {
    return switch (outcome) {
      case SHOWN -> Status.IMPORTED;
      case REVERSED, OPEN -> Status.UNDECIDED;
    };
  }

  private static String shared(int steps) {
    return steps == 1 ? "" : " over all steps";
  }

  private static long steps(List<Sample> rising, BiPredicate<Sample, Sample> step) {
    long count = 0;
    for (int i = 1; i < rising.size(); i++) {
      count += step.test(rising.get(i - 1), rising.get(i)) ? 1 : 0;
    }
    return count;
  }
}
