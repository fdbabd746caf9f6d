package org.residuallab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.text.TextTable.Change;
import org.residuallab.text.TextTable.Decimal;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TextTableTest {

  private static final TextTable TABLE =
      new TextTable(
          List.of("who_counts", "parameters", "change"),
          List.of(
              List.of("a, \"b\" | c_d", 25_557_032L, ""),
              List.of("total", 1_000L, new Change(-2_000))),
          1);

  @Test
  void a_cell_is_one_line_of_plain_text() {
    TextTable table = new TextTable(List.of("run"), List.of(List.of("a\u001b[2J\nb")), 0);
    assertThat(table.as(TextFormat.TABLE).lines()).last().isEqualTo("a\\u001b[2J\\u000ab");
  }

  @Test
  void decimals_stand_under_each_other_with_as_many_digits_as_told() {
    TextTable table =
        new TextTable(
            List.of("ms"),
            List.of(List.of(new Decimal(9.96, 1)), List.of(new Decimal(0.04, 1))),
            0);

    assertThat(table.as(TextFormat.TABLE)).isEqualTo("  ms\n----\n10.0\n 0.0\n");
    assertThat(table.as(TextFormat.CSV)).isEqualTo("ms\n10.0\n0.0\n");
  }

  @Test
  void aligned_for_a_terminal() {
    assertThat(TABLE.as(TextFormat.TABLE))
        .isEqualTo(
            """
            who_counts    parameters  change
            --------------------------------
            a, "b" | c_d  25,557,032
            --------------------------------
            total              1,000  -2,000
            """);
  }

  @Test
  void as_csv_with_plain_numbers_and_quotes_where_needed() {
    assertThat(TABLE.as(TextFormat.CSV))
        .isEqualTo(
            """
            who_counts,parameters,change
            "a, ""b"" | c_d",25557032,
            total,1000,-2000
            """);
  }

  @Test
  void as_markdown() {
    assertThat(TABLE.as(TextFormat.MARKDOWN))
        .isEqualTo(
            """
            | who_counts | parameters | change |
            | --- | ---: | ---: |
            | a, "b" \\| c_d | 25,557,032 |  |
            | total | 1,000 | -2,000 |
            """);
  }

  @Test
  void latex_gets_no_sign_that_it_reads_otherwise() {
    TextTable table = new TextTable(List.of("claim"), List.of(List.of("a_1 < 5 % & b > {c}")), 0);

    assertThat(table.as(TextFormat.LATEX))
        .contains("a\\_1 \\textless{} 5 \\% \\& b \\textgreater{} \\{c\\}");
    assertThat(new TextTable(List.of("file"), List.of(List.of("a\\b^c~d")), 0).as(TextFormat.LATEX))
        .contains("a\\textbackslash{}b\\textasciicircum{}c\\textasciitilde{}d");
  }

  @Test
  void a_column_is_as_wide_as_its_name_is_written() {
    TextTable table = new TextTable(List.of("as cat\u200b"), List.of(List.of(3L)), 0);

    assertThat(table.as(TextFormat.TABLE).lines().toList().get(0)).isEqualTo("as cat\\u200b");
  }

  @Test
  void as_latex() {
    assertThat(TABLE.as(TextFormat.LATEX))
        .isEqualTo(
            """
            \\begin{tabular}{lrr}
            \\toprule
            who\\_counts & parameters & change \\\\
            \\midrule
            a, "b" \\textbar{} c\\_d & 25,557,032 &  \\\\
            \\midrule
            total & 1,000 & -2,000 \\\\
            \\bottomrule
            \\end{tabular}
            """);
  }

  @Test
  void as_a_tablesaw_table_with_columns_of_numbers() {
    Table table = TABLE.tablesaw("Costs");

    assertThat(table.name()).isEqualTo("Costs");
    assertThat(table.types())
        .containsExactly(ColumnType.STRING, ColumnType.LONG, ColumnType.STRING);
    assertThat(table.longColumn("parameters").sum()).isEqualTo(25_558_032);
  }

  @Test
  void refuses_a_row_of_another_length() {
    assertThatThrownBy(() -> new TextTable(List.of("a", "b"), List.of(List.of("1")), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[1] does not fit under [a, b]");
  }

  @Test
  void markdown_gets_no_sign_that_it_reads_otherwise() {
    TextTable table =
        new TextTable(List.of("class"), List.of(List.of("__none__ <b> *a* `c` d_e \\")), 0);

    assertThat(table.as(TextFormat.MARKDOWN))
        .contains("| \\_\\_none\\_\\_ \\<b> \\*a\\* \\`c\\` d_e \\\\ |");
  }

  @Test
  void latex_takes_no_cell_for_what_belongs_to_the_row_before_and_makes_no_dashes() {
    TextTable table =
        new TextTable(List.of("file"), List.of(List.of("[1] --to x"), List.of("*")), 0);

    assertThat(table.as(TextFormat.LATEX)).contains("{}[1] -{}-to x", "{}*");
  }
}
