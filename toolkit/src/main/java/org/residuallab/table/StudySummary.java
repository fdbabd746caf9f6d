package org.residuallab.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.RunGroup;
import org.residuallab.study.RunLabels;
import org.residuallab.study.Sample;
import org.residuallab.text.TextTable;

/**
 * What a study found: means over its seeds, and the twins side by side.
 *
 * <pre>{@code
 * var runs = RunQuery.in(settings.results()).iterations(600).list();
 * var means = StudySummary.of(runs).tablesaw("Means over the seeds");
 * var gaps = StudySummary.twins(runs).tablesaw("Plain minus residual");
 * }</pre>
 */
public final class StudySummary {

  private static final List<String> HEADER =
      List.of("network", "budget", "seeds", "training error (%)", "test error (%)");
  private static final List<String> VALIDATED =
      List.of(
          "network",
          "budget",
          "seeds",
          "training error (%)",
          "validation error (%)",
          "test error (%)");
  private static final List<String> TWINS =
      List.of(
          "plain - residual", "budget", "seed", "training error (points)", "test error (points)");

  private StudySummary() {}

  /**
   * A row for each network and budget, and where they were trained on several sets of images for
   * each of these: mean and standard deviation over the seeds. A run that diverged has no error and
   * is in no mean: it has a row of its own.
   */
  public static TextTable of(List<StoredRun> runs) {
    List<RunGroup> groups = RunGroup.of(runs);
    boolean validated = groups.stream().anyMatch(StudySummary::isValidated);
    List<String> labels = RunLabels.networks(runs.stream().map(StoredRun::record).toList());
    boolean several = areOfSeveralSets(runs);
    Stream<List<Object>> means = groups.stream().map(group -> row(group, several, validated));
    Stream<List<Object>> diverged =
        runs.stream()
            .filter(run -> run.record().status() == RunRecord.Status.DIVERGED)
            .map(
                run ->
                    padded(
                        List.of(
                            labels.get(runs.indexOf(run)),
                            budget(run.record(), several),
                            0L,
                            String.format(
                                Locale.ROOT,
                                "seed %d diverged at iteration %,d",
                                run.record().seed(),
                                run.metrics().size())),
                        validated ? 2 : 1));
    return new TextTable(
        validated ? VALIDATED : HEADER, Stream.concat(means, diverged).toList(), 0);
  }

  private static boolean isValidated(RunGroup group) {
    return !group.validationError().values().isEmpty();
  }

  private static boolean areOfSeveralSets(List<StoredRun> runs) {
    return runs.stream().map(run -> run.record().data().sha256()).distinct().count() > 1;
  }

  private static String budget(RunRecord run, boolean several) {
    return several
        ? run.budget() + ", " + run.data().source().brief(run.data().fingerprint())
        : run.budget();
  }

  private static List<Object> row(RunGroup group, boolean several, boolean validated) {
    List<Object> row = new ArrayList<>();
    row.add(group.network());
    row.add(budget(group.runs().get(0).record(), several));
    row.add((long) group.runs().size());
    row.add(group.trainingError().text(2));
    if (validated) {
      row.add(group.validationError().text(2));
    }
    row.add(group.testError().text(2));
    return row;
  }

  private static List<Object> padded(List<Object> row, int cells) {
    List<Object> padded = new ArrayList<>(row);
    padded.addAll(Collections.nCopies(cells, ""));
    return padded;
  }

  /**
   * The errors of each plain network minus those of its residual twin, seed by seed, in points of
   * percent; a last row for each pair has mean and standard deviation of the differences.
   */
  public static TextTable twins(List<StoredRun> runs) {
    List<RunGroup> groups = RunGroup.of(runs);
    boolean several = areOfSeveralSets(runs);
    List<List<Object>> rows = new ArrayList<>();
    for (RunGroup plain : groups) {
      for (RunGroup residual : groups) {
        if (areTwins(plain, residual)) {
          rows.addAll(pair(plain, residual, budget(plain.runs().get(0).record(), several)));
        }
      }
    }
    return new TextTable(TWINS, rows, 0);
  }

  private static boolean areTwins(RunGroup plain, RunGroup residual) {
    RunRecord one = plain.runs().get(0).record();
    RunRecord other = residual.runs().get(0).record();
    return one.network().isPlainTwinOf(other.network())
        && one.recipe().equals(other.recipe())
        && one.data().sha256().equals(other.data().sha256());
  }

  private static List<List<Object>> pair(RunGroup plain, RunGroup residual, String budget) {
    List<List<Object>> rows = new ArrayList<>();
    List<Double> training = new ArrayList<>();
    List<Double> test = new ArrayList<>();
    String pair = plain.network() + " - " + residual.network();
    for (StoredRun one : plain.runs()) {
      Optional<StoredRun> twin =
          residual.runs().stream()
              .filter(run -> run.record().seed() == one.record().seed())
              .findFirst();
      if (twin.isEmpty()) {
        continue;
      }
      RunRecord.Results left = one.record().results();
      RunRecord.Results right = twin.get().record().results();
      double difference = left.trainingError() - right.trainingError();
      training.add(difference);
      String tested = "";
      if (left.testError() != null && right.testError() != null) {
        test.add(left.testError() - right.testError());
        tested = points(test.get(test.size() - 1));
      }
      rows.add(
          List.of(pair, budget, Long.toString(one.record().seed()), points(difference), tested));
    }
    if (rows.size() > 1) {
      rows.add(
          List.of(pair, budget, "mean", new Sample(training).text(2), new Sample(test).text(2)));
    }
    return rows;
  }

  private static String points(double difference) {
    return String.format(Locale.ROOT, "%+.2f", difference);
  }
}
