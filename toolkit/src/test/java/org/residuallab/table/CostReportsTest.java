package org.residuallab.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Specimen;
import org.residuallab.chart.CostCharts;
import org.residuallab.chart.LedgerChart;
import org.residuallab.ledger.Finding;
import org.residuallab.ledger.Ledger;
import org.residuallab.ledger.Status;
import tech.tablesaw.api.Table;

class CostReportsTest {

  @Test
  void table_1_is_rebuilt_with_the_papers_flops_beside_ours(@TempDir Path none) throws Exception {
    Table table = TableOne.of(Ledger.of(none));

    assertThat(table.name()).isEqualTo("Table 1 from the records: all 40 entries are the paper's");
    assertThat(table.stringColumn("layer").asList())
        .containsExactly(
            "conv1",
            "",
            "conv2",
            "conv3",
            "conv4",
            "conv5",
            "head",
            "multiply-adds",
            "FLOPs, the paper");
    assertThat(table.stringColumn("50 layers").get(4))
        .isEqualTo("[1×1, 256; 3×3, 256; 1×1, 1024] × 6");
    assertThat(table.stringColumn("50 layers").get(7)).isEqualTo("3.858 billion");
    assertThat(table.stringColumn("50 layers").get(8)).isEqualTo("3.8 billion");
  }

  @Test
  void table_1_says_which_cells_differ(@TempDir Path none) throws Exception {
    Finding other = new Finding(Status.DIFFERS, "another", "made up", List.of());
    Ledger wrong =
        new Ledger(
            Ledger.of(none).entries().stream()
                .map(entry -> new Ledger.Entry(entry.claim(), other))
                .toList());

    assertThat(TableOne.of(wrong).name()).contains("these entries differ", "table-1.conv3.50");
  }

  @Test
  void blocks_are_held_against_the_first() {
    Table table = BlockCosts.table(Specimen.figure5AndAlternatives());
    assertThat(table.name()).isEqualTo("Blocks on maps of 56 × 56");
    assertThat(BlockCosts.table(Specimen.of(List.of(Networks.named("resnet-20")))).name())
        .isEqualTo("Blocks on maps of 32 × 32"); // Where it occurs first.

    assertThat(table.longColumn("weights").asList())
        .containsExactly(73_728L, 69_632L, 135_168L, 1_179_648L);
    assertThat(table.longColumn("multiply-adds").asList())
        .containsExactly(231_211_008L, 218_365_952L, 423_886_848L, 3_699_376_128L);
    assertThat(table.doubleColumn("times the first").asList())
        .containsExactly(1.0, 218_365_952 / 231_211_008.0, 423_886_848 / 231_211_008.0, 16.0);
    assertThat(table.column("times the first").getString(1)).isEqualTo("0.944");
  }

  @Test
  void the_parts_of_a_bottleneck_are_told_apart() {
    CategoryChart chart = BlockCosts.chart("blocks", Specimen.figure5AndAlternatives());

    assertThat(chart.getSeriesCollection())
        .extracting(CategorySeries::getName)
        .containsExactly("1×1 reduce", "first 3×3", "second 3×3", "1×1 restore", "1×1 projection");
    assertThat(chart.getSeries("1×1 reduce").getYData()[1]).isEqualTo(16_384 * 3136 / 1e6);
  }

  @Test
  void networks_are_held_against_the_first() {
    Table table = CostComparison.of(List.of(Networks.named("vgg-19"), Networks.named("resnet-34")));

    assertThat(table.longColumn("multiply-adds").asList())
        .containsExactly(19_632_062_464L, 3_644_493_824L);
    assertThat(table.column("% of the first").getString(1)).isEqualTo("18.6");
    assertThat(table.stringColumn("option").asList()).containsExactly("-", "A");
  }

  @Test
  void shares_of_all_stages_make_a_hundred_percent() {
    CategoryChart chart = CostCharts.shares(Networks.named("vgg-19"));

    for (String series : List.of("multiply-adds", "parameters")) {
      assertThat(Arrays.stream(chart.getSeries(series).getYData()).sum())
          .isCloseTo(100, within(1e-9));
    }
  }

  @Test
  void the_ledgers_bars_are_as_high_as_its_claims_are_many(@TempDir Path none) throws Exception {
    Ledger ledger = Ledger.of(none);

    double bars =
        LedgerChart.of(ledger).getSeriesCollection().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .sum();
    assertThat(bars).isEqualTo(ledger.entries().size());
  }
}
