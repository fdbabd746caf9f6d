package org.residuallab.verification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.residuallab.run.Metrics;
import org.residuallab.run.MetricsFile;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunInputs;
import org.residuallab.run.RunInputs.Difference;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.StoredRun;

/**
 * Two runs side by side: in what they differ.
 *
 * @param inputs what decides the result
 * @param circumstances by what they were made
 * @param results how they ended, and where their curves part
 */
public record RunComparison(
    List<Difference> inputs, List<Difference> circumstances, List<Difference> results) {

  /**
   * Compares records, curves and the tables of probes.
   *
   * @throws IllegalArgumentException naming the table that is damaged
   * @throws IOException if a table cannot be read
   */
  public static RunComparison of(StoredRun left, StoredRun right) throws IOException {
    List<Difference> circumstances =
        new ArrayList<>(differences(circumstances(left.record()), circumstances(right.record())));
    List<Difference> results =
        new ArrayList<>(differences(results(left.record()), results(right.record())));
    curves(left.metrics(), right.metrics()).ifPresent(results::add);
    TableDifferences tables = TableDifferences.of(left, right);
    circumstances.addAll(tables.holdings());
    results.addAll(tables.measurements());
    return new RunComparison(
        RunInputs.of(left.record()).differences(RunInputs.of(right.record())),
        List.copyOf(circumstances),
        List.copyOf(results));
  }

  /** Whether the results are the same, to the bit. */
  public boolean resultsAreEqual() {
    return results.isEmpty();
  }

  private static Map<String, String> circumstances(RunRecord run) {
    Map<String, String> values = new LinkedHashMap<>();
    Provenance by = run.provenance();
    RunHistory history = RunHistory.of(run);
    values.put("commit", history.commits());
    values.put("toolkit", by.toolkit());
    values.put("deeplearning4j", by.deeplearning4j());
    values.put("engine", history.engines());
    values.put("java", by.java());
    values.put("system", by.system());
    values.put("cores", String.valueOf(by.cores()));
    values.put("probes", String.join(", ", run.probes()));
    values.put("continues", run.continues() == null ? "nothing" : run.continues().inWords());
    return values;
  }

  private static Map<String, String> results(RunRecord run) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("status", run.status().toString());
    Results results = run.results();
    if (results != null) {
      values.put("iterations done", String.valueOf(results.iterations()));
      values.put("training error", String.valueOf(results.trainingError()));
      if (results.validationError() != null) {
        values.put("validation error", results.validationError().toString());
      }
      if (results.testError() != null) {
        values.put("test error", results.testError().toString());
      }
      if (results.best() != null) {
        values.put("best network", results.best().inWords());
      }
      values.put("parameters_sha256", results.parametersSha256());
    }
    return values;
  }

  private static List<Difference> differences(Map<String, String> left, Map<String, String> right) {
    List<Difference> differences = new ArrayList<>();
    TreeSet<String> rest = new TreeSet<>(right.keySet());
    rest.removeAll(left.keySet());
    Stream.concat(left.keySet().stream(), rest.stream())
        .filter(name -> !Objects.equals(left.get(name), right.get(name)))
        .forEach(
            name ->
                differences.add(
                    new Difference(
                        name, left.getOrDefault(name, "none"), right.getOrDefault(name, "none"))));
    return differences;
  }

  private static Optional<Difference> curves(List<Metrics> left, List<Metrics> right) {
    int count = Math.min(left.size(), right.size());
    for (int i = 0; i < count; i++) {
      String one = MetricsFile.line(left.get(i));
      String other = MetricsFile.line(right.get(i));
      if (!one.equals(other)) {
        return Optional.of(new Difference("metrics.csv, first at line " + (i + 2), one, other));
      }
    }
    return left.size() == right.size()
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "rows of metrics.csv", String.valueOf(left.size()), String.valueOf(right.size())));
  }
}
