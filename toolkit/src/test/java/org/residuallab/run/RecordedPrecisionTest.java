package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Precision;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;

class RecordedPrecisionTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 16).draw();

  @TempDir Path folder;

  @Test
  void runs_of_earlier_versions_are_of_32_bits_and_their_records_stay_as_they_are()
      throws Exception {
    try (Stream<Path> results = Files.walk(Path.of("../notebooks/results"))) {
      List<Path> files = results.filter(each -> each.endsWith("run.json")).toList();
      assertThat(files).anyMatch(RecordedPrecisionTest::saysNothing);
      for (Path file : files) {
        RunRecord record = RecordFile.read(file);
        if (saysNothing(file)) {
          assertThat(record.recipe().precision()).isEqualTo(Precision.FLOAT32);
          assertThat(RecordFile.JSON.writeValueAsString(record)).doesNotContain("precision");
          assertThat(record.budget()).doesNotContain("float");
        } else {
          assertThat(record.recipe().precision()).as(file.toString()).isNotNull();
          assertThat(record.budget()).contains(record.recipe().precision().toString());
        }
      }
    }
  }

  private static boolean saysNothing(Path file) {
    try {
      return !Files.readString(file).contains("precision");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_record_says_of_16_bits_that_they_are() throws Exception {
    RunRecord record = record(Precision.BFLOAT16);
    Path file = folder.resolve("run.json");
    Files.writeString(file, RecordFile.JSON.writeValueAsString(record));

    assertThat(Files.readString(file)).contains("\"precision\" : \"bfloat16\"");
    assertThat(RecordFile.read(file)).isEqualTo(record);

    Files.writeString(file, Files.readString(file).replace("bfloat16", "bfloat8"));
    assertThatThrownBy(() -> RecordFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run.json")
        .hasMessageContaining("bfloat8")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_run_in_another_precision_is_another_run() {
    RunPlan plan = plan(Precision.BFLOAT16);

    assertThat(plan.difference(record(Precision.FLOAT32), IMAGES, List.of()))
        .contains("precision float32, not bfloat16; choose another name for this one");
    assertThat(plan.difference(record(Precision.BFLOAT16), IMAGES, List.of())).isEmpty();
    assertThat(PlanText.read(PlanText.of(plan))).isEqualTo(plan);
  }

  @Test
  void runs_are_found_by_it() {
    RunQuery both =
        new RunQuery(
            Stream.of(Precision.values())
                .map(each -> new StoredRun(Path.of("a"), record(each), List.of()))
                .toList());

    for (Precision each : Precision.values()) {
      assertThat(both.precision(each).one().record()).isEqualTo(record(each));
    }
  }

  private static RunPlan plan(Precision precision) {
    return RunPlan.of("run", Networks.named("resnet-8"), Budget.of(Preset.TINY).with(precision), 1);
  }

  private static final Provenance BY = Provenance.now(Records.ENGINE);

  private static RunRecord record(Precision precision) {
    return plan(precision).record(IMAGES, BY, List.of());
  }
}
