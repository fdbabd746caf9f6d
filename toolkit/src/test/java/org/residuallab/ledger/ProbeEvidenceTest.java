package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Normalization;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.SyntheticImages;
import org.residuallab.experiment.VanishingExperiment;
import org.residuallab.experiment.VanishingExperiment.Outcome;
import org.residuallab.ledger.GradientCourse.Extremes;
import org.residuallab.ledger.RunCheck.GradientNorms;
import org.residuallab.run.StoredRun;

class ProbeEvidenceTest {

  private static final int ITERATIONS = 600;

  @TempDir Path folder;

  private final List<StoredRun> runs = new ArrayList<>();
  private final List<String> damaged = new ArrayList<>();

  @Test
  void responses_in_order_beyond_the_spread_of_two_seeds_support_figure_7() throws IOException {
    responses("resnet-20", 1, 0.97, 0.99);
    responses("resnet-20", 2, 0.99, 1.01);
    responses("plain-20", 1, 1.03, 1.05);
    responses("plain-20", 2, 1.05, 1.09);

    Finding finding = on("figure-7.twins-20");

    assertThat(finding.status()).isEqualTo(Status.ORDER);
    assertThat(finding.value()).isEqualTo("0.9900 ± 0.0141, 1.0550 ± 0.0212");
    assertThat(finding.basis())
        .startsWith(
            "each step clear, of 2 seeds by Welch's t-test, one-sided at 5 %; mean over all")
        .contains("last tenth", "600 of 64,000 iterations", "JPEG copy of CIFAR-10");
    assertThat(finding.runs()).hasSize(4);
    assertThat(on("figure-7.twins-56").status()).isEqualTo(Status.MISSING);
  }

  @Test
  void of_a_run_and_its_copy_whose_table_was_thinned_the_first_tells() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      responses("resnet-20", seed, 0.97 + seed / 100.0);
      responses("plain-20", seed, 1.03 + seed / 100.0);
    }
    String alone = on("figure-7.twins-20").value();
    responses("resnet-20", 1, 0.5); // As it was exported, later in the list.

    assertThat(on("figure-7.twins-20").value()).isEqualTo(alone);
  }

  @Test
  void another_order_of_responses_is_left_open_at_a_small_budget() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      responses("resnet-56", seed, 1.03 + seed / 1000.0);
      responses("plain-56", seed, 1.00 + seed / 1000.0);
    }

    Finding finding = on("figure-7.twins-56");

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.basis()).contains("another order clear");
  }

  @Test
  void each_step_from_110_layers_to_20_has_to_show() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      responses("resnet-110", seed, 0.94 + seed / 100.0);
      responses("resnet-56", seed, 0.95 + seed / 100.0);
      responses("resnet-20", seed, 1.01 + seed / 100.0);
    }

    assertThat(on("figure-7.depth").status()).isEqualTo(Status.UNDECIDED);
    assertThat(on("figure-7.depth-56").status()).isEqualTo(Status.ORDER);
  }

  @Test
  void runs_without_a_table_do_not_stand_in_the_way_of_those_with_one() throws IOException {
    responses("resnet-20", 1, 0.97);
    responses("plain-20", 1, 1.03);
    runs.add(Runs.of("plain-20", Runs.JPEG, ITERATIONS, 2, 50, 50));
    runs.add(Runs.of("resnet-20", Runs.JPEG, ITERATIONS, 2, 50, 50));

    Finding finding = on("figure-7.twins-20");

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.basis()).startsWith("one seed only, in this order");
    runs.subList(0, 2).clear();
    assertThat(on("figure-7.twins-20").basis())
        .isEqualTo(
            "needs runs of resnet-20, plain-20 on CIFAR-10 with one recipe, two seeds or more each,"
                + " trained with --probe responses");
  }

  @Test
  void a_damaged_table_is_named_once_and_ends_no_ledger() throws IOException {
    responses("resnet-20", 1, 0.97);
    responses("resnet-20", 2, 0.97);
    responses("plain-20", 1, 1.03);
    responses("plain-20", 2, 1.03);
    Path table = runs.get(0).folder().resolve("responses.csv");
    Files.writeString(table, "iteration,layer,standard_deviation\n1,stem.conv,much\n");

    assertThat(on("figure-7.twins-20").basis())
        .startsWith("one seed only of some network, in this order");
    assertThat(damaged)
        .containsExactly(
            runs.get(0).folder() + ": responses.csv: line 2 is damaged: 1,stem.conv,much");
  }

  @Test
  void gradients_that_settle_are_healthy_and_the_start_is_not_kept_quiet() throws IOException {
    for (int seed = 1; seed <= 2; seed++) {
      gradients("plain-20", seed, Map.of(1, 0.4, 11, 0.4, 101, 0.02, 591, 0.04));
      gradients("plain-56", seed, Map.of(1, 8.0, 11, 0.5, 101, 0.02, 591, 0.08));
    }

    Finding finding = on("section-4.1.gradients");

    assertThat(finding.status()).isEqualTo(Status.ORDER);
    assertThat(finding.value()).isEqualTo("plain-20 0.0040 to 0.030, plain-56 0.0040 to 0.050");
    assertThat(finding.basis())
        .contains(
            "medians after iteration 100 of 4 runs",
            "never below 0.0040, above 0.080 or 20 times apart",
            "not so at the start: plain-56 up to 2,000 times apart, last seen unhealthy at iteration 11",
            "CIFAR-10 stands for ImageNet",
            "600 of 64,000 iterations");
    assertThat(finding.runs()).hasSize(4);
  }

  @Test
  void one_unhealthy_iteration_of_one_run_leaves_it_open() throws IOException {
    for (double largest : new double[] {0.5, 11, Double.NaN}) {
      runs.clear();
      for (int seed = 1; seed <= 2; seed++) {
        gradients("plain-20", seed, Map.of(101, 0.02, 591, 0.04));
        gradients("plain-56", seed, Map.of(101, 0.02, 591, seed == 1 ? 0.08 : largest));
      }

      Finding finding = on("section-4.1.gradients");

      assertThat(finding.status()).as("%s", largest).isEqualTo(Status.UNDECIDED);
      assertThat(finding.basis())
          .contains("100 times: not healthy", "healthy from the first measured iteration on");
    }
  }

  @Test
  void a_run_counts_once_wherever_it_lies_and_one_seed_is_not_enough() throws IOException {
    for (int copy = 1; copy <= 2; copy++) {
      gradients("plain-20", 1, Map.of(101, 0.02));
      gradients("plain-56", 1, Map.of(101, 0.02));
    }

    Finding finding = on("section-4.1.gradients");

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.basis()).startsWith("one seed only of some network");
    assertThat(finding.runs()).hasSize(2);
  }

  @Test
  void first_iterations_alone_say_nothing_of_training() throws IOException {
    gradients("plain-20", 1, Map.of(1, 0.02, 100, 0.02));
    gradients("plain-56", 1, Map.of(101, 0.02));

    assertThat(on("section-4.1.gradients").status()).isEqualTo(Status.MISSING);
    assertThat(on("section-4.1.gradients").basis())
        .startsWith("needs runs of plain-20, plain-56 on CIFAR-10");
  }

  /** The bounds are no more than words if textbook networks keep to them too. */
  @Test
  void the_bounds_tell_vanishing_and_exploding_gradients_from_normalised_ones() {
    GradientNorms bounds =
        (GradientNorms)
            Claims.read().stream()
                .filter(each -> each.claim().id().equals("section-4.1.gradients"))
                .findFirst()
                .orElseThrow()
                .check()
                .orElseThrow();
    Network plain = Networks.named("plain-20").network();
    VanishingExperiment experiment =
        new VanishingExperiment(List.of(20), List.of(0.5, 2.0), 8, 0, 1);

    for (Outcome outcome : experiment.run(new SyntheticImages(1, 64, 32).draw(), arm -> {})) {
      if (outcome.arm().shortcuts() == ShortcutOption.NONE) {
        Extremes first = GradientCourse.extremes(plain, outcome.norms()).get(0);
        assertThat(first.areHealthy(bounds))
            .as("%s: %s", outcome.arm(), first)
            .isEqualTo(outcome.arm().normalization() == Normalization.BATCH);
      }
    }
  }

  /** A run whose layers respond so; before the last tenth they did otherwise. */
  private void responses(String network, long seed, double... layers) throws IOException {
    StringBuilder table = new StringBuilder("iteration,layer,standard_deviation\n");
    for (int iteration : new int[] {1, 540, 541, 591}) {
      for (int i = 0; i < layers.length; i++) {
        table.append("%d,layer%d,%s\n".formatted(iteration, i, iteration > 540 ? layers[i] : 7));
      }
    }
    store(network, seed, "responses.csv", table.toString());
  }

  /** A run of weights of length 2 whose smallest relative gradient is 0.004. */
  private void gradients(String network, long seed, Map<Integer, Double> largest)
      throws IOException {
    StringBuilder table = new StringBuilder("iteration,layer,gradient_norm,weight_norm\n");
    for (int iteration : largest.keySet().stream().sorted().toList()) {
      table.append("%d,stem.conv,%s,2\n".formatted(iteration, 2 * largest.get(iteration)));
      table.append("%d,stage1.block1.conv1,0.008,2\n".formatted(iteration));
      table.append("%d,head.fc,1e9,2\n".formatted(iteration));
    }
    store(network, seed, "gradients.csv", table.toString());
  }

  private void store(String network, long seed, String file, String table) throws IOException {
    StoredRun run = Runs.of(network, Runs.JPEG, ITERATIONS, seed, 50, 50);
    Path its = Files.createDirectory(folder.resolve("run" + folder.toFile().list().length));
    Files.writeString(its.resolve(file), table);
    runs.add(new StoredRun(its, run.record(), List.of()));
  }

  private Finding on(String claim) {
    return Ledger.of(new Evidence(new RunEvidence(runs, damaged::add), ImportedEvidence.NONE))
        .entries()
        .stream()
        .filter(entry -> entry.claim().id().equals(claim))
        .findFirst()
        .orElseThrow()
        .finding();
  }
}
