package org.residuallab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Networks;
import org.residuallab.cost.Printed;
import org.residuallab.ledger.ClaimedValue.Figure;
import org.residuallab.ledger.ClaimedValue.Unit;
import org.residuallab.ledger.ClaimedValue.Words;
import org.residuallab.ledger.Claims.Checked;

class LedgerTest {

  private static final Evidence NO_RUNS =
      new Evidence(new RunEvidence(List.of(), line -> {}), ImportedEvidence.NONE);

  @Test
  void has_every_cell_of_the_papers_tables() {
    Map<String, Long> claims =
        Claims.read().stream()
            .map(Checked::claim)
            .collect(Collectors.groupingBy(Claim::source, Collectors.counting()));

    // 6 sizes, 3 shared cells, where it downsamples, 4 rows, layers and FLOPs of 5 columns; errors
    // of two kinds by rows; in
    // Table 6 layers and parameters of 9 networks, 12 errors and 2 means.
    assertThat(claims)
        .containsEntry("Table 1", 6L + 3 + 1 + 6 * 5)
        .containsEntry("Table 2", 2L * 2)
        .containsEntry("Table 3", 2L * 10)
        .containsEntry("Table 4", 2L * 10)
        .containsEntry("Table 5", 6L)
        .containsEntry("Table 6", 2L * 9 + 12 + 2)
        .containsKeys(
            "Fig. 1", "Fig. 3", "Fig. 4", "Fig. 6", "Fig. 7", "section 3.2", "section 4.1");
    assertThat(Claims.read()).extracting(each -> each.claim().id()).doesNotHaveDuplicates();
  }

  @Test
  void finds_a_claim_by_its_id() {
    Ledger ledger = Ledger.of(NO_RUNS);

    assertThat(ledger.claim("section-4.1.vgg-19").entries())
        .singleElement()
        .extracting(entry -> entry.claim().value().text())
        .isEqualTo("19.6 billion");
    assertThat(ledger.claim("section-9.9.nothing").entries()).isEmpty();
  }

  @Test
  void whatever_is_computed_equals_the_paper() {
    Ledger ledger = Ledger.of(NO_RUNS);

    assertThat(ledger.with(Status.DIFFERS).entries()).isEmpty();
    assertThat(ledger.with(Status.EXACT).of("Table 1").entries()).hasSize(40);
    assertThat(ledger.counts().get(Status.EXACT)).isEqualTo(74);
  }

  @Test
  void a_claim_that_the_records_contradict_differs() {
    Check cost = new RecordCheck.MultiplyAdds("resnet-34", null);
    Check cell = new RecordCheck.Blocks("resnet-34", "conv2");

    assertThat(cost.find(new Figure(new BigDecimal("3.9"), Unit.BILLION), NO_RUNS))
        .isEqualTo(
            new Finding(
                Status.DIFFERS,
                "3.644 billion",
                "counted on the records; the paper's figure is another"));
    assertThat(cell.find(new Words("[3×3, 64; 3×3, 64] × 2"), NO_RUNS))
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
    Ledger ledger = Ledger.of(NO_RUNS);

    assertThat(ledger.of("table 5").entries())
        .extracting(entry -> entry.finding().status())
        .containsOnly(Status.QUOTED);
    assertThat(Claims.read())
        .filteredOn(each -> each.check().isPresent())
        .extracting(each -> each.find(NO_RUNS).status())
        .containsOnly(Status.EXACT, Status.MISSING);
  }

  /** The rounded costs that a reconciliation shows are the ledger's. */
  @Test
  void agrees_with_the_costs_printed_elsewhere_in_the_toolkit() {
    for (Checked claim : Claims.read()) {
      String network = null;
      if (claim.check().orElse(null) instanceof RecordCheck.MultiplyAdds count) {
        network = count.network();
      } else if (claim.check().orElse(null) instanceof RecordCheck.ParameterCount count) {
        network = count.network();
      }
      if (network != null) {
        assertThat(Printed.of(Networks.named(network)).map(Printed::figure))
            .as(claim.claim().id())
            .isEqualTo(claim.claim().value().figure().map(Figure::number));
      }
    }
  }

  /** All that is a number and a unit is held as such; the text follows from it. */
  @Test
  void prints_figures_with_the_papers_digits() {
    Ledger ledger = Ledger.of(NO_RUNS);

    assertThat(
            Stream.of(
                    "table-6.resnet-44.error", "table-6.resnet-110.parameters", "section-3.3.share")
                .map(id -> ledger.claim(id).entries().get(0).claim().value()))
        .containsExactly(
            new Figure(new BigDecimal("7.17"), Unit.PERCENT),
            new Figure(new BigDecimal("1.7"), Unit.MILLION),
            new Figure(new BigDecimal("18"), Unit.PERCENT))
        .extracting(ClaimedValue::text)
        .containsExactly("7.17 %", "1.7 million", "18 %");
    assertThat(ledger.entries())
        .extracting(entry -> entry.claim().value())
        .filteredOn(value -> value.figure().isEmpty())
        .extracting(ClaimedValue::text)
        .noneMatch(text -> text.matches("[0-9.]+( %| million| billion)?"));
  }

  @Test
  void a_cell_of_all_columns_is_one_where_they_are_alike_and_all_where_not() {
    assertThat(TableCell.layer(List.of("resnet-18", "resnet-152"), "stem.conv"))
        .isEqualTo("7×7, 64, stride 2");
    assertThat(TableCell.layer(List.of("resnet-18", "resnet-20"), "stem.conv"))
        .startsWith("[7×7, 64, stride 2, 3×3, 16");
    assertThat(TableCell.lastLayers(List.of("resnet-18", "resnet-20")))
        .isEqualTo("[average pool, 1000-d fc, softmax, average pool, 10-d fc, softmax]");
  }
}
