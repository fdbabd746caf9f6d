package org.residuallab.study;

import java.util.List;
import java.util.Locale;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.text.Decimals;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The paper's comparisons of shallow and deep networks, plain and residual, made on runs.
 *
 * <pre>{@code
 * var runs = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(
 *     Networks.named("plain-20"), Networks.named("plain-56"), Networks.named("resnet-20"), Networks.named("resnet-56"));
 * System.out.println(Degradation.inOneSentence(runs.list()));
 * }</pre>
 */
public final class Degradation {

  private static final String AGREE = "agree";

  private Degradation() {}

  /**
   * Each comparison of training errors that the paper makes between a shallow and a deep network
   * (Fig. 6, section 4.2), with what these runs say. Of the two shallow networks it claims nothing.
   *
   * <p>Errors are measured on a sample of images. A difference of less than two standard errors is
   * too small to tell, whatever the seeds may do to it.
   *
   * @param runs four finished runs: plain shallow, plain deep, residual shallow, residual deep
   * @throws IllegalArgumentException if there are not four
   */
  public static Table of(List<StoredRun> runs) {
    if (runs.size() != 4) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "four runs are compared, not %d: was one of them stopped?",
              runs.size()));
    }
    for (StoredRun run : runs) {
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
    StoredRun plainShallow = runs.get(0);
    StoredRun plainDeep = runs.get(1);
    StoredRun shallow = runs.get(2);
    StoredRun deep = runs.get(3);
    Table table =
        Table.create(
            "Training errors compared",
            StringColumn.create("the paper's claim"),
            Decimals.column("higher (%)", 2),
            Decimals.column("lower (%)", 2),
            Decimals.column("difference", 2),
            StringColumn.create("these runs"));
    claim(table, "a deeper plain network is worse", plainDeep, plainShallow);
    claim(table, "shortcuts help the deep network", plainDeep, deep);
    claim(table, "a deeper residual network is better", shallow, deep);
    return table;
  }

  private static void claim(Table table, String claim, StoredRun higher, StoredRun lower) {
    double high = higher.record().results().trainingError();
    double low = lower.record().results().trainingError();
    double noise = 2 * Math.hypot(standardError(higher), standardError(lower));
    table.stringColumn(0).append("%s: %s > %s".formatted(claim, name(higher), name(lower)));
    table.doubleColumn(1).append(high);
    table.doubleColumn(2).append(low);
    table.doubleColumn(3).append(high - low);
    table.stringColumn(4).append(verdict(high - low, noise));
  }

  private static String verdict(double difference, double noise) {
    if (Math.abs(difference) <= noise) {
      return "too close to tell";
    }
    return difference > 0 ? AGREE : "do not agree";
  }

  // Of a share among so many images, in points: the last tenth of the mini-batches.
  private static double standardError(StoredRun run) {
    double share = run.record().results().trainingError() / 100;
    double batches = Math.max(1, run.record().results().iterations() / 10);
    return 100 * Math.sqrt(share * (1 - share) / (batches * run.record().recipe().batchSize()));
  }

  /** One sentence on whether the runs, in that order of networks, show what the paper shows. */
  public static String inOneSentence(List<StoredRun> runs) {
    StringColumn verdicts = of(runs).stringColumn(4);
    return String.format(
        Locale.ROOT,
        "These runs agree with %d of the paper's %d comparisons (%s, preset %s, seed %d).",
        verdicts.isEqualTo(AGREE).size(),
        verdicts.size(),
        runs.get(0).record().images(),
        runs.get(0).record().budget(),
        runs.get(0).record().seed());
  }

  private static String name(StoredRun run) {
    return run.record().network().name();
  }
}
