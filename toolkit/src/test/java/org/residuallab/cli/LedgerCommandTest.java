package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.ledger.Status;
import org.residuallab.setting.Setting;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class LedgerCommandTest {

  /** What is counted on the records alone takes no runs, of which there are many to read. */
  @TempDir private Path withoutRuns;

  @AfterEach
  void goHome() {
    Setting.HOME.unset();
  }

  @Test
  void lists_the_claims_of_one_table_with_what_is_behind_them() {
    Setting.HOME.set(withoutRuns.toString());
    Spoken said = Spoken.by(new LedgerCommand(), "--source", "Table 1", "--format", "csv");

    List<String> lines = said.out().lines().toList();
    assertThat(said.status()).isZero();
    assertThat(lines).hasSize(1 + 40);
    assertThat(lines.get(0))
        .isEqualTo(
            "id,source,claim,paper,protocol,ours,status,basis,runs,weights,beside_ours,beside_status,beside_basis,beside_runs,beside_weights");
    assertThat(lines)
        .contains(
            "table-1.flops.50,Table 1,FLOPs of 50 layers,3.8 billion,multiply-adds of one image of"
                + " 224x224,3.858 billion,exact,counted on the records; the paper cuts off,,,,,,,");
  }

  @Test
  void chooses_claims_by_their_status() {
    Setting.HOME.set(withoutRuns.toString());
    Spoken said = Spoken.by(new LedgerCommand(), "--status", "quoted");

    assertThat(said.out()).contains("Table 5", "3.57 %").doesNotContain("counted on the records");
    assertThat(Spoken.by(new LedgerCommand(), "--status", "exact", "--format", "csv").out().lines())
        .hasSize(1 + 74);
  }

  /** How many claims are measured grows with the stored runs, so the listing is what counts. */
  @Test
  void sums_up_as_many_claims_of_each_status_as_it_lists() {
    Spoken listed = Spoken.by(new LedgerCommand(), "--format", "csv");
    Spoken summary = Spoken.by(new LedgerCommand(), "--summary", "--format", "csv");

    List<String> claims =
        Table.read()
            .usingOptions(
                CsvReadOptions.builderFromString(listed.out())
                    .columnTypes(column -> ColumnType.STRING))
            .stringColumn("status")
            .asList();
    assertThat(claims).hasSize(168);
    assertThat(summary.out().lines())
        .startsWith("status,claims,meaning", "exact,74,\"computed here, and equal\"")
        .endsWith("total,168,");
    for (Status status : Status.values()) {
      long of = claims.stream().filter(status.toString()::equals).count();
      assertThat(summary.out().lines()).anyMatch(line -> line.startsWith(status + "," + of + ","));
    }
  }

  @Test
  void refuses_a_users_mistake_in_one_line() {
    Setting.HOME.set(withoutRuns.toString());
    Spoken said = Spoken.by(new LedgerCommand(), "--source", "Table 9");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .contains("no claims from 'Table 9'; there are some from Table 1, Table 2")
        .hasLineCount(1);
  }
}
