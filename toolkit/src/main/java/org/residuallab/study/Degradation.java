package org.residuallab.study;

import java.util.List;
import java.util.Locale;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/**
 * Each comparison of training errors that the paper makes between a shallow and a deep network
 * (Fig. 6, section 4.2), made on runs. Of the two shallow networks it claims nothing.
 *
 * <pre>{@code
 * var runs = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(
 *     Networks.named("plain-20"), Networks.named("plain-56"), Networks.named("resnet-20"), Networks.named("resnet-56"));
 * System.out.println(Degradation.inOneSentence(runs.list()));
 * }</pre>
 *
 * @param comparisons in the paper's order
 */
public record Degradation(List<Comparison> comparisons) {

  public Degradation {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * What these runs say.
   *
   * @param runs four finished runs: plain shallow, plain deep, residual shallow, residual deep
   * @throws IllegalArgumentException if there are not four, or one has not finished
   */
  public static Degradation of(List<StoredRun> runs) {
    if (runs.size() != 4) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "four runs are compared, not %d: was one of them stopped?",
              runs.size()));
    }
    runs.forEach(Degradation::requireFinished);
    StoredRun plainShallow = runs.get(0);
    StoredRun plainDeep = runs.get(1);
    StoredRun shallow = runs.get(2);
    StoredRun deep = runs.get(3);
    return new Degradation(
        List.of(
            new Comparison("a deeper plain network is worse", plainDeep, plainShallow),
            new Comparison("shortcuts help the deep network", plainDeep, deep),
            new Comparison("a deeper residual network is better", shallow, deep)));
  }

  private static void requireFinished(StoredRun run) {
    run.divergence()
        .ifPresent(
            line -> {
              throw new IllegalArgumentException("there is no error to compare: " + line);
            });
    if (run.record().status() != RunRecord.Status.FINISHED) {
      throw new IllegalArgumentException(
          "there is no final error to compare: %s was stopped".formatted(run.record().name()));
    }
  }

  /** How many of the comparisons come out as in the paper. */
  public long agreeing() {
    return comparisons.stream()
        .filter(comparison -> comparison.outcome() == Comparison.Outcome.AGREE)
        .count();
  }

  /** One sentence on whether the runs, in that order of networks, show what the paper shows. */
  public static String inOneSentence(List<StoredRun> runs) {
    Degradation all = of(runs);
    return String.format(
        Locale.ROOT,
        "These runs agree with %d of the paper's %d comparisons (%s, preset %s, seed %d).",
        all.agreeing(),
        all.comparisons().size(),
        runs.get(0).record().images(),
        runs.get(0).record().budget(),
        runs.get(0).record().seed());
  }
}
