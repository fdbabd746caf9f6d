package org.residuallab.report;

import java.util.List;
import java.util.Locale;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.report.Facts.Fact;
import org.residuallab.run.Build;
import org.residuallab.run.Provenance;
import org.residuallab.run.StoredRun;
import org.residuallab.table.ProvenanceTable;

/** What a report's last page says of the runs it shows, and of the process that writes it. */
public final class Provenances {

  private Provenances() {}

  /**
   * Of stored runs, as their records say.
   *
   * @param runs at least one
   */
  public static Facts of(List<StoredRun> runs) {
    List<Fact> rows =
        ProvenanceTable.linesOf(runs).stream()
            .map(line -> new Fact(line.what(), line.value()))
            .toList();
    double minutes =
        runs.stream()
            .filter(run -> run.record().results() != null)
            .mapToDouble(run -> run.record().results().seconds() / 60)
            .sum();
    return new Facts(RunPages.title(runs), rows)
        .and(
            List.of(
                new Fact(
                    "wall time of all", String.format(Locale.ROOT, "%,.1f minutes", minutes))));
  }

  /** Of notebooks that are about to be executed. */
  public static Facts ofExecution(Budget budget, Dataset images) {
    return new Facts(
            "Executed",
            List.of(
                new Fact("preset", budget.name()),
                new Fact("images", images.label()),
                new Fact("fingerprint (SHA-256)", images.fingerprint().sha256())))
        .and(here());
  }

  /** Of the report itself. */
  public static Facts ofReport() {
    return new Facts("This report", here());
  }

  private static List<Fact> here() {
    return List.of(
        new Fact("toolkit built from commit", Build.commit().toString()),
        new Fact(
            "of a clean checkout",
            Build.isClean().map(clean -> clean ? "yes" : "no").orElse("unknown")),
        new Fact("Deeplearning4j", Build.versionOf("org.deeplearning4j/deeplearning4j-nn")),
        new Fact("Tablesaw", Build.versionOf("tech.tablesaw/tablesaw-core")),
        new Fact("XChart", Build.versionOf("org.knowm.xchart/xchart")),
        new Fact("Java", System.getProperty("java.runtime.version")),
        new Fact(
            "machine",
            String.format(
                Locale.ROOT,
                "%s, %d cores",
                Provenance.machine(),
                Runtime.getRuntime().availableProcessors())));
  }
}
