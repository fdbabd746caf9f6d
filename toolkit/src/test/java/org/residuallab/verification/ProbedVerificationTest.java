package org.residuallab.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.probe.Probes;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunInputs.Difference;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;
import org.residuallab.training.TrainingOptions;

/** The tables of probes are part of what a repetition has to confirm. */
class ProbedVerificationTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();

  @TempDir Path runs;

  private StoredRun run;
  private Path table;

  @BeforeEach
  void trains() throws Exception {
    run = train("run", Probes.NAMES);
    table = run.folder().resolve("gradients.csv");
  }

  @Test
  void confirms_the_tables_to_the_last_digit() throws Exception {
    Verification verification = verify(6, 1);

    assertThat(verification.holds()).isTrue();
    assertThat(verification.findings())
        .contains(
            "gradients.csv: every line equal at 6 of the 6 iterations it holds, up to 6",
            "responses.csv: every line equal at 6 of the 6 iterations it holds, up to 6");
    assertThat(verify(2, 1).findings())
        .contains("gradients.csv: every line equal at 2 of the 6 iterations it holds, up to 2");
  }

  @Test
  void names_table_iteration_layer_and_both_values_of_the_first_difference() throws Exception {
    String line = Files.readAllLines(table).get(2 * 8 + 3);
    assertThat(line).startsWith("3,stage1.block1.conv2,");
    String changed = "3,stage1.block1.conv2,17.5,1.0";
    Files.writeString(table, Files.readString(table).replace(line, changed));

    assertThat(verify(2, 1).holds()).isTrue();
    Verification verification = verify(4, 1);
    assertThat(verification.holds()).isFalse();
    String values = line.substring("3,stage1.block1.conv2,".length());
    assertThat(verification.findings())
        .contains(
            "gradients.csv differs first at iteration 3, layer stage1.block1.conv2: 17.5,1.0"
                + " stored, %s now".formatted(values));

    RunComparison comparison = RunComparison.of(run, train("again", Probes.NAMES));
    assertThat(comparison.results())
        .containsExactly(
            new Difference(
                "gradients.csv, first at iteration 3, stage1.block1.conv2", "17.5,1.0", values));
    assertThat(comparison.resultsAreEqual()).isFalse();
  }

  @Test
  void says_in_a_line_that_a_table_is_missing_damaged_or_cut() throws Exception {
    String whole = Files.readString(table);
    Files.writeString(table, whole.substring(0, whole.length() - 3));
    finds("gradients.csv: line 49 is damaged: 6,");

    Files.writeString(table, whole.substring(0, whole.indexOf("\n6,") + 1));
    finds("gradients.csv holds iterations 1 to 5 of 6: lines are missing");

    Files.delete(table);
    finds("gradients.csv is missing, though run.json names it");
    assertThat(RunComparison.of(run, train("again", Probes.NAMES)).circumstances())
        .containsExactly(new Difference("gradients.csv", "missing", "there"));
  }

  private void finds(String fault) throws Exception {
    Verification verification = verify(6, 1);
    assertThat(verification.holds()).isFalse();
    assertThat(verification.findings())
        .filteredOn(line -> line.contains("gradients"))
        .singleElement()
        .asString()
        .contains(fault)
        .doesNotContain("\n");
  }

  @Test
  void allows_another_number_of_threads_a_factor_and_no_more() throws Exception {
    Verification verification = verify(6, 2);
    assertThat(verification.exact()).isFalse();
    assertThat(verification.holds()).isTrue();
    assertThat(verification.findings())
        .anyMatch(line -> line.startsWith("gradients.csv, gradient_norm: means of each tenth"))
        .anyMatch(line -> line.startsWith("responses.csv, standard_deviation: means of each"));

    Files.writeString(
        table, Files.readString(table).replaceAll("(?m)^(\\d+,[^,]+,)([0-9.]+),", "$19$2,"));
    assertThat(verify(6, 2).holds()).isFalse();
  }

  @Test
  void a_probe_changes_no_result() throws Exception {
    RunComparison comparison = RunComparison.of(run, train("plain", List.of()));

    assertThat(comparison.resultsAreEqual()).isTrue();
    assertThat(comparison.circumstances())
        .containsExactly(
            new Difference("probes", "gradients.csv, responses.csv", ""),
            new Difference("gradients.csv", "there", "missing"),
            new Difference("responses.csv", "there", "missing"));
  }

  @Test
  void cannot_be_done_without_the_probes() {
    assertThatThrownBy(
            () -> Verification.of(run, IMAGES, OptionalInt.empty(), options(1), done -> {}))
        .hasMessageContaining("repeat it with the same probes");
  }

  private Verification verify(int iterations, int threads) throws Exception {
    return Verification.of(
        run, IMAGES, OptionalInt.of(iterations), options(threads).with(Probes.of(run)), done -> {});
  }

  private static TrainingOptions options(int threads) {
    return TrainingOptions.usual().with(new EngineSettings(ComputePath.RESIDUAL_LAB, threads));
  }

  private StoredRun train(String name, List<String> probes) throws Exception {
    RunPlan plan = RunPlan.of(name, Networks.named("resnet-8"), Budget.of(Preset.TINY), 1);
    return Training.run(
        plan, IMAGES, runs, RunListener.NONE, options(1).with(Probes.named(probes, 6)));
  }
}
