package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.residuallab.training.RunRecord;
import org.residuallab.training.RunRecord.NetworkRecord;
import org.residuallab.training.StoredRun;

class RunEvidenceTest {

  @Test
  void runs_in_the_claimed_order_count_as_order_with_their_budget() {
    Finding finding =
        on(
            "figure-1.training",
            Runs.of("plain-20", Runs.JPEG, 300, 1, 50, 51),
            Runs.of("plain-56", Runs.JPEG, 300, 1, 60, 61));

    assertThat(finding.status()).isEqualTo(Status.ORDER);
    assertThat(finding.value()).isEqualTo("50.0, 60.0 %");
    assertThat(finding.basis())
        .contains("1 of 1 seeds", "300 of 64,000 iterations", "JPEG copy of CIFAR-10");
  }

  @Test
  void one_seed_in_another_order_is_enough_to_differ() {
    Finding finding =
        on(
            "figure-1.training",
            Runs.of("plain-20", Runs.JPEG, 300, 1, 50, 51),
            Runs.of("plain-56", Runs.JPEG, 300, 1, 60, 61),
            Runs.of("plain-20", Runs.JPEG, 300, 2, 61, 51),
            Runs.of("plain-56", Runs.JPEG, 300, 2, 60, 61));

    assertThat(finding.status()).isEqualTo(Status.DIFFERS);
    assertThat(finding.basis()).startsWith("1 of 2 seeds in this order");
  }

  @Test
  void the_longest_training_decides() {
    Finding finding =
        on(
            "figure-1.training",
            Runs.of("plain-20", Runs.JPEG, 300, 1, 60, 51),
            Runs.of("plain-56", Runs.JPEG, 300, 1, 50, 61),
            Runs.of("plain-20", Runs.JPEG, 1200, 1, 30, 51),
            Runs.of("plain-56", Runs.JPEG, 1200, 1, 40, 61));

    assertThat(finding.status()).isEqualTo(Status.ORDER);
    assertThat(finding.basis()).contains("1,200 of 64,000");
  }

  @Test
  void runs_that_cannot_be_compared_are_no_evidence() {
    StoredRun shallow = Runs.of("plain-20", Runs.JPEG, 300, 1, 50, 51);

    assertThat(on("figure-1.training", shallow).status()).isEqualTo(Status.MISSING);
    for (StoredRun deep :
        List.of(
            Runs.of("plain-56", Runs.JPEG, 300, 2, 60, 61),
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
  void another_network_of_the_same_name_is_no_evidence() {
    StoredRun shallow = Runs.of("plain-20", Runs.JPEG, 300, 1, 50, 51);
    StoredRun deep = Runs.of("plain-56", Runs.JPEG, 300, 1, 60, 61);
    RunRecord record = deep.record();
    RunRecord thinner =
        new RunRecord(
            record.name(),
            record.status(),
            record.preset(),
            record.seed(),
            new NetworkRecord("plain-56", "NONE", List.of(3, 32, 32), 10, 1000),
            record.recipe(),
            record.data(),
            record.provenance(),
            record.results());

    StoredRun other = new StoredRun(deep.folder(), thinner, List.of());
    assertThat(on("figure-1.training", shallow, other).status()).isEqualTo(Status.MISSING);
  }

  @Test
  void the_papers_whole_training_measures() {
    Finding finding =
        on("table-6.resnet-20.error", Runs.of("resnet-20", Runs.OFFICIAL, 64_000, 1, 1, 8.5));

    assertThat(finding).isEqualTo(new Finding(Status.MEASURED, "8.50 %", "one run"));
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
    assertThat(on("table-6.resnet-110.mean", five))
        .isEqualTo(new Finding(Status.MEASURED, "6.50 ± 0.16 %", "5 runs"));
    assertThat(on("table-6.resnet-110.error", five[0], five[1]).status()).isEqualTo(Status.MISSING);
  }

  private static Finding on(String claim, StoredRun... runs) {
    return Ledger.of(List.of(new CostEvidence(), new RunEvidence(List.of(runs)))).entries().stream()
        .filter(entry -> entry.claim().id().equals(claim))
        .findFirst()
        .orElseThrow()
        .finding();
  }
}
