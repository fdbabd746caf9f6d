package org.residuallab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
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

  private static List<String> rows(tech.tablesaw.api.Table table) {
    return table.stream().map(row -> row.getString(0) + ": " + row.getString(1)).toList();
  }

  @Test
  void of_nothing_is_none() {
    assertThatThrownBy(() -> ProvenanceTable.ofNetworks(List.of()))
        .hasMessage("no networks, no provenance");
  }
}
