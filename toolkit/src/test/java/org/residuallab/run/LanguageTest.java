package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Networks;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.text.ProgressBar;

/** What is stored or compared is the same where the user's language has digits of its own. */
class LanguageTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void speak_as_before() {
    Locale.setDefault(before);
  }

  @Test
  void names_of_networks() {
    sameInPersian(() -> Networks.named("wide-resnet-28-10").name());
  }

  @Test
  void names_of_files_of_ensembles() {
    RunRecord run =
        Records.finished("run", Networks.named("resnet-8"), new SyntheticImages(1, 32, 16).draw());
    Origin origin = new Origin.TrainedHere(run);
    DataRecord data = run.data();
    sameInPersian(() -> Subject.of("flip", "flip", List.of(origin, origin), data).fileName());
  }

  @Test
  void inputs_of_a_run_that_warms_up() {
    RunPlan plan = RunPlan.of("deep", Networks.named("resnet-110"), Budget.of(Preset.PAPER), 1);
    assertThat(plan.recipe().warmUp()).isNotNull();
    RunRecord run =
        plan.record(
            new SyntheticImages(1, 32, 16).draw(), Provenance.now(Records.ENGINE), List.of());
    sameInPersian(() -> RunInputs.of(run).values());
  }

  private static <T> void sameInPersian(Supplier<T> made) {
    List<T> all = new ArrayList<>();
    for (Locale each : List.of(Locale.ROOT, Locale.forLanguageTag("fa-IR-u-nu-arabext"))) {
      Locale.setDefault(each);
      all.add(made.get());
    }
    assertThat(all.get(1)).isEqualTo(all.get(0));
  }

  @Test
  void how_far_work_is() {
    sameInPersian(
        () -> new ProgressBar("", 1_200, 64_000, ProgressBar.Unit.PIECE, List.of()).count());
  }
}
