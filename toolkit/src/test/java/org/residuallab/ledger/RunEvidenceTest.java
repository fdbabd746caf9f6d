package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.GoingOn;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.recipe.RecipeChanges;
import org.residuallab.recipe.WarmUp;
import org.residuallab.run.Records;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

class RunEvidenceTest {

  @Test
  void means_clearly_apart_count_as_order_with_their_budget() {
    Finding finding = on("figure-1.training", Runs.twins(300, 50, 60), Runs.twins(300, 52, 61));

    assertThat(finding.status()).isEqualTo(Status.ORDER);
    assertThat(finding.value()).isEqualTo("51.00 ± 1.41, 60.50 ± 0.71 %");
    assertThat(finding.basis())
        .contains("2 seeds", "300 of 64,000 iterations", "JPEG copy of CIFAR-10");
    assertThat(finding.runs()).hasSize(4);
  }

  @Test
  void means_not_clearly_apart_decide_nothing() {
    Finding finding = on("figure-1.training", Runs.twins(300, 50, 52), Runs.twins(300, 53, 54));

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.basis())
        .startsWith("not each step clear, of 2 seeds by Welch's t-test, one-sided at 5 %");
  }

  @Test
  void a_run_that_diverged_is_no_evidence_of_an_order() {
    List<StoredRun> runs = new ArrayList<>(Runs.twins(300, 50, 60));
    runs.addAll(Runs.twins(300, 52, 61));
    StoredRun last = runs.remove(3);
    runs.add(
        new StoredRun(
            last.folder(), last.record().ended(RunRecord.Status.DIVERGED, null), last.metrics()));

    assertThat(on("figure-1.training", runs).basis()).startsWith("one seed only");
  }

  @Test
  void a_single_seed_decides_nothing_and_says_so() {
    Finding finding = on("figure-1.training", Runs.twins(300, 50, 60));

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.value()).isEqualTo("50.00, 60.00 %");
    assertThat(finding.basis()).startsWith("one seed only, in this order");
  }

  @Test
  void another_order_differs_at_the_papers_budget_and_at_no_smaller_one() {
    List<StoredRun> brief = new ArrayList<>(Runs.twins(300, 60, 50));
    brief.addAll(Runs.twins(300, 61, 51));
    List<StoredRun> whole = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      whole.add(Runs.of("plain-20", Runs.OFFICIAL, 64_000, seed, 9 + seed, 9));
      whole.add(Runs.of("plain-56", Runs.OFFICIAL, 64_000, seed, 1 + seed, 9));
    }

    assertThat(on("figure-1.training", brief).status()).isEqualTo(Status.UNDECIDED);
    assertThat(on("figure-1.training", brief).basis()).contains("another order clear");
    assertThat(on("figure-1.training", whole).status()).isEqualTo(Status.DIFFERS);
  }

  @Test
  void a_chain_is_shown_only_if_each_of_its_steps_is() {
    List<StoredRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      runs.add(Runs.of("plain-20", Runs.JPEG, 300, seed, 49 + seed, 51));
      runs.add(Runs.of("plain-32", Runs.JPEG, 300, seed, 54 + seed, 51));
      runs.add(Runs.of("plain-44", Runs.JPEG, 300, seed, 55 + seed, 51));
      runs.add(Runs.of("plain-56", Runs.JPEG, 300, seed, 60 + seed, 51));
    }

    assertThat(on("figure-6.plain", runs).status()).isEqualTo(Status.UNDECIDED);
    assertThat(on("figure-1.training", runs).status()).isEqualTo(Status.ORDER);
  }

  @Test
  void a_step_the_other_way_is_held_against_all_steps_of_its_chain() {
    assertThat(on("figure-6.plain", chainWithSecondStep(-2.1)).basis())
        .startsWith("not each step clear");
    assertThat(on("figure-6.plain", chainWithSecondStep(-6)).basis())
        .startsWith("another order clear")
        .contains("over all steps");
  }

  private static List<StoredRun> chainWithSecondStep(double step) {
    List<StoredRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      runs.add(Runs.of("plain-20", Runs.JPEG, 300, seed, 40 + seed, 51));
      runs.add(Runs.of("plain-32", Runs.JPEG, 300, seed, 50 + seed, 51));
      runs.add(Runs.of("plain-44", Runs.JPEG, 300, seed, 50 + step + seed, 51));
      runs.add(Runs.of("plain-56", Runs.JPEG, 300, seed, 60 + seed, 51));
    }
    return runs;
  }

  @Test
  void the_claimed_order_is_measured_at_the_papers_budget() {
    List<StoredRun> whole = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      whole.add(Runs.of("plain-20", Runs.OFFICIAL, 64_000, seed, 1 + seed, 9));
      whole.add(Runs.of("plain-56", Runs.OFFICIAL, 64_000, seed, 9 + seed, 9));
    }

    assertThat(on("figure-1.training", whole).status()).isEqualTo(Status.MEASURED);
  }

  @Test
  void the_longest_training_of_enough_seeds_decides() {
    List<StoredRun> runs = new ArrayList<>(Runs.twins(300, 60, 50));
    runs.addAll(Runs.twins(300, 61, 51));
    runs.addAll(Runs.twins(300, 62, 52));
    runs.addAll(Runs.twins(1200, 30, 40));
    runs.addAll(Runs.twins(1200, 31, 41));
    runs.addAll(Runs.twins(2400, 31, 30));

    Finding finding = on("figure-1.training", runs);

    assertThat(finding.status()).isEqualTo(Status.ORDER);
    assertThat(finding.basis()).contains("1,200 of 64,000");
  }

  @Test
  void a_network_of_more_seeds_counts_with_all_of_them() {
    List<StoredRun> runs = new ArrayList<>(Runs.twins(300, 50, 60));
    runs.addAll(Runs.twins(300, 52, 61));
    runs.add(Runs.of("plain-20", Runs.JPEG, 300, 77, 57, 51));

    Finding finding = on("figure-1.training", runs);

    assertThat(finding.value()).isEqualTo("53.00 ± 3.61, 60.50 ± 0.71 %");
    assertThat(finding.basis()).contains("of 2 to 3 seeds by Welch's t-test");
    assertThat(finding.runs()).hasSize(5);
  }

  @Test
  void a_single_seed_of_one_network_decides_nothing_however_many_another_has() {
    List<StoredRun> runs = new ArrayList<>(Runs.twins(300, 50, 60));
    runs.add(Runs.of("plain-20", Runs.JPEG, 300, 77, 51, 51));

    Finding finding = on("figure-1.training", runs);

    assertThat(finding.status()).isEqualTo(Status.UNDECIDED);
    assertThat(finding.basis()).startsWith("one seed only of some network, in this order");
  }

  @Test
  void runs_that_cannot_be_compared_are_no_evidence() {
    StoredRun shallow = Runs.of("plain-20", Runs.JPEG, 300, 1, 50, 51);

    assertThat(on("figure-1.training", shallow).status()).isEqualTo(Status.MISSING);
    for (StoredRun deep :
        List.of(
            Runs.of("plain-56", Runs.OFFICIAL, 300, 1, 60, 61),
            Runs.of("plain-56", Runs.JPEG, 301, 1, 60, 61))) {
      assertThat(on("figure-1.training", shallow, deep).status()).isEqualTo(Status.MISSING);
    }
  }

  @Test
  void neither_synthetic_images_nor_a_handful_of_iterations_prove_anything() {
    assertThat(
            on(
                    "figure-1.training",
                    Runs.of("plain-20", Runs.SYNTHETIC, 300, 1, 50, 51),
                    Runs.of("plain-56", Runs.SYNTHETIC, 300, 1, 60, 61))
                .status())
        .isEqualTo(Status.MISSING);
    assertThat(
            on(
                    "figure-1.training",
                    Runs.of("plain-20", Runs.JPEG, 99, 1, 50, 51),
                    Runs.of("plain-56", Runs.JPEG, 99, 1, 60, 61))
                .status())
        .isEqualTo(Status.MISSING);
  }

  @Test
  void conditions_of_runs_on_other_images_or_at_other_rates_are_not_mixed() {
    RunRecord brief = Runs.of("plain-20", Runs.JPEG, 600, 1, 50, 51).record();
    RunRecord longer = Runs.of("plain-20", Runs.JPEG, 3910, 1, 50, 51).record();
    RunRecord official = Runs.of("plain-20", Runs.OFFICIAL, 16000, 1, 50, 51).record();

    assertThat(PaperRuns.conditions(List.of(brief, official, longer)))
        .startsWith("600 to 3,910 of 64,000 iterations, first rate 0.02, 10,000 test images, unrec")
        .endsWith(
            "; and 16,000 of 64,000 iterations, first rate 0.1, 10,000 test images, "
                + Runs.OFFICIAL);
  }

  @Test
  void how_often_a_run_was_tested_does_not_part_it_from_others() {
    List<StoredRun> runs = new ArrayList<>(Runs.twins(300, 50, 60));
    for (StoredRun run : Runs.twins(300, 52, 61)) {
      Recipe recipe = run.record().recipe();
      Recipe oftener = recipe.withSizes(recipe.batchSize(), 2 * recipe.evaluations(), 10_000);
      runs.add(new StoredRun(run.folder(), Records.with(run.record(), oftener), List.of()));
    }

    assertThat(on("figure-1.training", runs).status()).isEqualTo(Status.ORDER);
  }

  @Test
  void runs_that_went_on_may_have_begun_with_a_warm_up_or_without() {
    Recipe shallow = Recipe.PAPER.scaledTo(600);
    Recipe deep = shallow.forDepth(110);
    GoingOn more = new GoingOn(900, 0.01, List.of());

    assertThat(more.after(deep)).isNotEqualTo(more.after(shallow));
    assertThat(more.after(deep).apartFromWarmUp()).isEqualTo(more.after(shallow).apartFromWarmUp());
  }

  @Test
  void conditions_tell_in_what_a_recipe_departs_from_the_papers() {
    RunRecord usual = Runs.of("resnet-20", Runs.OFFICIAL, 64_000, 1, 1, 8.5).record();
    Recipe split =
        new RecipeChanges(64, null, null, 0.01, null, null, null, 5_000, null, null)
            .applyTo(Budget.of(Preset.PAPER))
            .recipe();
    RunRecord departed = Records.with(usual, split);
    RunRecord longer =
        Records.with(usual, new GoingOn(70_000, null, List.of()).after(usual.recipe()));

    assertThat(PaperRuns.conditions(departed))
        .startsWith(
            "64,000 of 64,000 iterations, first rate 0.1, batches of 64, weight decay 0.01, 5000 held"
                + " out, 10,000 test images");
    assertThat(PaperRuns.conditions(longer)).contains(", gone on from a run of 64,000 iterations,");
  }

  @Test
  void images_whose_owner_only_mentions_cifar_10_prove_nothing_of_it() {
    assertThat(
            on(
                    "figure-1.training",
                    Runs.of("plain-20", Runs.NOT_CIFAR_10, 300, 1, 50, 51),
                    Runs.of("plain-56", Runs.NOT_CIFAR_10, 300, 1, 60, 61))
                .status())
        .isEqualTo(Status.MISSING);
  }

  @Test
  void another_network_of_the_same_name_is_no_evidence() {
    StoredRun shallow = Runs.of("plain-20", Runs.JPEG, 300, 1, 50, 51);
    StoredRun deep = Runs.of("plain-56", Runs.JPEG, 300, 1, 60, 61);
    RunRecord record = deep.record();
    RunRecord thinner = Records.with(record, CifarFamily.plain(56).withWidth(8).architecture());

    StoredRun other = new StoredRun(deep.folder(), thinner, List.of());
    assertThat(on("figure-1.training", shallow, other).status()).isEqualTo(Status.MISSING);
  }

  @Test
  void the_papers_whole_training_measures() {
    Finding finding =
        on("table-6.resnet-20.error", Runs.of("resnet-20", Runs.OFFICIAL, 64_000, 1, 1, 8.5));

    assertThat(finding)
        .isEqualTo(
            new Finding(
                Status.MEASURED,
                "8.50 %",
                "one run, seed 1; all 50,000 training images; 64,000 of 64,000 iterations, first rate"
                    + " 0.1, 10,000 test images, CIFAR-10 (official binary files)",
                List.of("resnet-20")));
  }

  @Test
  void anything_less_is_named_as_the_nearest_and_measures_nothing() {
    Finding copy =
        on("table-6.resnet-20.error", Runs.of("resnet-20", Runs.JPEG, 64_000, 1, 1, 8.5));
    Finding brief =
        on("table-6.resnet-20.error", Runs.of("resnet-20", Runs.OFFICIAL, 1200, 1, 1, 28.5));

    assertThat(copy.status()).isEqualTo(Status.MISSING);
    assertThat(copy.basis()).contains("the nearest has 8.50 %", "JPEG copy");
    assertThat(brief.status()).isEqualTo(Status.MISSING);
    assertThat(brief.basis()).contains("the nearest has 28.50 %: 1,200 of 64,000 iterations");
  }

  @Test
  void five_runs_of_110_layers_give_the_best_and_the_mean() {
    StoredRun[] five =
        LongStream.rangeClosed(1, 5)
            .mapToObj(
                seed -> Runs.of("resnet-110", Runs.OFFICIAL, 64_000, seed, 0, 6.2 + seed / 10.0))
            .toArray(StoredRun[]::new);

    assertThat(on("table-6.resnet-110.error", five).value()).isEqualTo("6.30 %");
    Finding mean = on("table-6.resnet-110.mean", five);
    assertThat(mean.status()).isEqualTo(Status.MEASURED);
    assertThat(mean.value()).isEqualTo("6.50 ± 0.16 %");
    assertThat(mean.basis()).startsWith("5 runs, seeds 1, 2, 3, 4, 5; ");
    assertThat(mean.runs()).hasSize(5);
    assertThat(on("table-6.resnet-110.error", five[0], five[1]).status()).isEqualTo(Status.MISSING);
  }

  @Test
  void more_runs_than_the_papers_are_no_better_choice() {
    StoredRun[] three =
        LongStream.of(1, 2, 3)
            .mapToObj(seed -> Runs.of("resnet-20", Runs.OFFICIAL, 64_000, seed, 0, 8 + seed / 4.0))
            .toArray(StoredRun[]::new);
    StoredRun[] six =
        LongStream.rangeClosed(1, 6)
            .mapToObj(
                seed -> Runs.of("resnet-110", Runs.OFFICIAL, 64_000, seed, 0, 7 - seed / 10.0))
            .toArray(StoredRun[]::new);

    assertThat(on("table-6.resnet-20.error", three).value()).isEqualTo("8.50 ± 0.25 %");
    assertThat(on("table-6.resnet-20.error", three).basis()).startsWith("3 runs, seeds 1, 2, 3; ");
    assertThat(on("table-6.resnet-110.error", six).value()).isEqualTo("6.50 %");
    assertThat(on("table-6.resnet-110.error", six).runs()).hasSize(5);
  }

  @Test
  void a_run_that_lies_in_two_folders_is_one() {
    StoredRun[] three =
        LongStream.of(1, 2, 3)
            .mapToObj(seed -> Runs.of("resnet-110", Runs.OFFICIAL, 64_000, seed, 0, 6.5))
            .toArray(StoredRun[]::new);

    assertThat(
            on("table-6.resnet-110.error", three[0], three[1], three[2], three[0], three[1])
                .status())
        .isEqualTo(Status.MISSING);
  }

  private static Finding on(String claim, List<StoredRun> some, List<StoredRun> others) {
    return on(claim, Stream.concat(some.stream(), others.stream()).toList());
  }

  private static Finding on(String claim, List<StoredRun> runs) {
    return on(claim, runs.toArray(StoredRun[]::new));
  }

  private static Finding on(String claim, StoredRun... runs) {
    return Ledger.of(
            new Evidence(new RunEvidence(List.of(runs), line -> {}), ImportedEvidence.NONE))
        .entries()
        .stream()
        .filter(entry -> entry.claim().id().equals(claim))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  @Test
  void a_run_that_was_repeated_is_no_second_one() {
    List<StoredRun> runs = new ArrayList<>();
    for (long seed : List.of(1L, 2L, 3L, 1L, 2L, 3L)) {
      runs.add(Runs.of("resnet-110", Runs.OFFICIAL, 64_000, seed, 1, 6.0 + seed));
    }
    assertThat(on("table-6.resnet-110.mean", runs).status()).isEqualTo(Status.MISSING);
    runs.add(Runs.of("resnet-110", Runs.OFFICIAL, 64_000, 4, 1, 6));
    runs.add(Runs.of("resnet-110", Runs.OFFICIAL, 64_000, 5, 1, 6));

    Finding finding = on("table-6.resnet-110.mean", runs);

    assertThat(finding.status()).isEqualTo(Status.MEASURED);
    assertThat(finding.basis()).startsWith("5 runs, seeds 1, 2, 3, 4, 5");
  }

  @Test
  void the_papers_protocol_has_the_papers_warm_up_and_no_other() {
    RunRecord run = Runs.of("resnet-110", Runs.OFFICIAL, 64_000, 1, 1, 6.5).record();
    assertThat(PaperRuns.underThePapersProtocol(run)).isTrue();

    for (WarmUp other : new WarmUp[] {null, new WarmUp(0.001, 0.2, 391)}) {
      RunRecord otherwise = Records.with(run, run.recipe().with(other));
      assertThat(PaperRuns.underThePapersProtocol(otherwise)).isFalse();
    }
  }
}
