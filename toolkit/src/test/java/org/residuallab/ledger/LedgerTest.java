package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.cost.Printed;
import org.residuallab.ledger.Ledger.Entry;

class LedgerTest {

  @Test
  void has_every_cell_of_the_papers_tables() {
    Map<String, Long> claims =
        Claims.read().stream().collect(Collectors.groupingBy(Claim::source, Collectors.counting()));

    // 6 sizes, 3 shared cells, 4 rows and the FLOPs of 5 columns; errors of two kinds by rows; in
    // Table 6 layers and parameters of 9 networks, 12 errors and 2 means.
    assertThat(claims)
        .containsEntry("Table 1", 6L + 3 + 5 * 5)
        .containsEntry("Table 2", 2L * 2)
        .containsEntry("Table 3", 2L * 10)
        .containsEntry("Table 4", 2L * 10)
        .containsEntry("Table 5", 6L)
        .containsEntry("Table 6", 2L * 9 + 12 + 2)
        .containsKeys("Fig. 1", "Fig. 2", "Fig. 3", "Fig. 4", "Fig. 5", "Fig. 6", "Fig. 7");
    assertThat(Claims.read()).extracting(Claim::id).doesNotHaveDuplicates();
  }

  @Test
  void finds_a_claim_by_its_id() {
    Ledger ledger = Ledger.of(List.of(new CostEvidence()));

    assertThat(ledger.claim("section-4.1.vgg-19").entries())
        .singleElement()
        .extracting(entry -> entry.claim().value())
        .isEqualTo("19.6 billion");
    assertThat(ledger.claim("section-9.9.nothing").entries()).isEmpty();
  }

  @Test
  void whatever_is_computed_equals_the_paper() {
    Ledger ledger = Ledger.of(List.of(new CostEvidence()));

    assertThat(ledger.with(Status.DIFFERS).entries()).isEmpty();
    assertThat(ledger.with(Status.EXACT).of("Table 1").entries()).hasSize(34);
    assertThat(ledger.counts().get(Status.EXACT)).isEqualTo(58);
  }

  @Test
  void a_claim_that_the_records_contradict_differs() {
    Claim wrong = claim("3.9 billion", new Check.MultiplyAdds("resnet-34", null));
    Claim cell = claim("[3×3, 64; 3×3, 64] × 2", new Check.Blocks("resnet-34", "conv2"));

    assertThat(on(wrong).status()).isEqualTo(Status.DIFFERS);
    assertThat(on(cell))
        .isEqualTo(new Finding(Status.DIFFERS, "[3×3, 64; 3×3, 64] × 3", "counted on the records"));
  }

  @Test
  void without_runs_it_says_what_they_would_be(@TempDir Path folder) throws Exception {
    Ledger ledger = Ledger.of(folder.resolve("no-runs"));

    assertThat(ledger.with(Status.MISSING).entries())
        .extracting(entry -> entry.finding().basis())
        .allMatch(basis -> basis.startsWith("needs "));
    assertThat(ledger.with(Status.ORDER).entries()).isEmpty();
    assertThat(ledger.with(Status.MEASURED).entries()).isEmpty();
  }

  @Test
  void what_nobody_tries_is_quoted() {
    Ledger ledger = Ledger.of(List.of());

    assertThat(ledger.of("table 5").entries())
        .extracting(entry -> entry.finding().status())
        .containsOnly(Status.QUOTED);
    assertThat(ledger.entries()).filteredOn(LedgerTest::hasCheck).isNotEmpty();
    assertThat(ledger.entries())
        .filteredOn(LedgerTest::hasCheck)
        .extracting(entry -> entry.finding().status())
        .containsOnly(Status.MISSING);
  }

  /** The rounded costs that a reconciliation shows are the ledger's. */
  @Test
  void agrees_with_the_costs_printed_elsewhere_in_the_toolkit() {
    for (Claim claim : Claims.read()) {
      String network = null;
      if (claim.check().orElse(null) instanceof Check.MultiplyAdds count) {
        network = count.network();
      } else if (claim.check().orElse(null) instanceof Check.ParameterCount count) {
        network = count.network();
      }
      if (network != null) {
        Optional<Printed> printed = Printed.of(Networks.named(network));
        assertThat(printed.map(Printed::figure).map(BigDecimal::new))
            .as(claim.id())
            .contains(new BigDecimal(claim.value().split(" ", 2)[0]));
      }
    }
  }

  private static boolean hasCheck(Entry entry) {
    return entry.claim().check().isPresent();
  }

  private static Claim claim(String value, Check check) {
    return new Claim("id", "here", "something", value, "any", Optional.of(check));
  }

  private static Finding on(Claim claim) {
    return new CostEvidence().on(claim, claim.check().orElseThrow()).orElseThrow();
  }
}
