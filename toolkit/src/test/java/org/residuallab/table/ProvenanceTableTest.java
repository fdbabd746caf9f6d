package org.residuallab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.Measurement;
import org.residuallab.run.Origin;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.run.Subject;
import org.residuallab.study.Schedule;
import org.residuallab.study.Study;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** What makes a table repeatable. */
class ProvenanceTableTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();

  @TempDir Path runs;

  @Test
  void of_a_network_says_which_run_trained_it_and_what_is_said_of_that_run() throws Exception {
    Budget budget = Budget.of(Preset.TINY, OptionalInt.of(1));
    RunPlan plan = RunPlan.of("own", Networks.named("resnet-8", IMAGES.variation()), budget, 3);
    StoredRun run = Training.run(plan, IMAGES, runs, RunListener.NONE);

    List<String> lines = rows(ProvenanceTable.ofNetworks(List.of(StoredModel.read(run.folder()))));

    assertThat(lines.get(0)).startsWith("own: trained here by the run own (tiny, 1 iterations)");
    assertThat(lines.subList(1, lines.size())).isEqualTo(rows(ProvenanceTable.of(List.of(run))));
    assertThat(lines).contains("seed: 3", "fingerprint (SHA-256): " + run.record().data().sha256());
  }

  @Test
  void of_many_runs_names_every_seed_and_the_first_and_last_time() throws Exception {
    Budget budget = Budget.of(Preset.TINY, OptionalInt.of(1));
    Study study =
        new Study(
            "five",
            List.of(Networks.named("resnet-8", IMAGES.variation())),
            List.of(budget),
            List.of(2L, 3L, 5L, 7L, 11L));
    List<StoredRun> five = study.run(IMAGES, runs, RunListener.NONE, Schedule.oneByOne());
    List<String> started =
        five.stream().map(run -> run.record().provenance().started()).sorted().distinct().toList();

    List<String> lines = rows(ProvenanceTable.of(five));

    assertThat(lines).contains("seed: 2; 3; 5; 7; 11");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("started (UTC): "))
        .singleElement(STRING)
        .contains(started.get(0), started.get(started.size() - 1));
  }

  @Test
  void of_measurements_names_a_network_once_though_it_was_imported_twice() throws Exception {
    StoredRun run =
        Training.run(
            RunPlan.of(
                "own",
                Networks.named("resnet-8", IMAGES.variation()),
                Budget.of(Preset.TINY, OptionalInt.of(1)),
                3),
            IMAGES,
            runs,
            RunListener.NONE);

    List<String> lines =
        rows(
            ProvenanceTable.ofMeasurements(
                List.of(
                    new Measured(run.record(), "2026-11-28T00:00:00Z"),
                    new Measured(run.record(), "2026-11-29T00:00:00Z"))));

    assertThat(lines)
        .filteredOn(line -> line.startsWith("theirs: "))
        .containsExactly(
            "theirs: not trained here; file theirs.th, SHA-256 %s: somebody"
                .formatted("ef".repeat(32)));
  }

  private record Measured(RunRecord run, String imported) implements Measurement {
    @Override
    public List<Origin> networks() {
      return List.of(
          new Origin.Imported(
              "theirs",
              run.network(),
              "theirs.th",
              "ef".repeat(32),
              "somebody",
              imported,
              "ab".repeat(32),
              null));
    }

    @Override
    public RunRecord.DataRecord data() {
      return run.data();
    }

    @Override
    public Provenance provenance() {
      return run.provenance();
    }

    @Override
    public Subject subject() {
      return Subject.of("center", "center", networks(), data());
    }
  }

  private static List<String> rows(tech.tablesaw.api.Table table) {
    return table.stream().map(row -> row.getString(0) + ": " + row.getString(1)).toList();
  }

  @Test
  void of_nothing_is_none() {
    assertThatThrownBy(() -> ProvenanceTable.ofNetworks(List.of()))
        .hasMessage("no networks, no provenance");
  }
}
