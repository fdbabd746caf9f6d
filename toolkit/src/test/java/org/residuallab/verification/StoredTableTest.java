package org.residuallab.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.run.StoredTable;

class StoredTableTest {

  private static final String HEADER = "iteration,layer,gradient_norm,weight_norm\n";

  @ParameterizedTest
  @CsvSource({"1,1,1", "60,1,60", "61,1,31", "600,1,56", "600,107,56", "1000,64,60", "119,1,60"})
  void a_thinned_table_keeps_the_first_the_last_and_evenly_spaced_iterations_between(
      int measured, int every, int kept) {
    StoredTable whole = table(measured, every);

    StoredTable thin = whole.thinned(60);

    List<Integer> iterations = List.copyOf(thin.rows().keySet());
    assertThat(iterations).hasSize(kept).startsWith(1).endsWith(whole.rows().lastKey());
    if (kept > 2) {
      int step = iterations.get(1) - 1;
      for (int i = 1; i < kept - 1; i++) {
        assertThat(iterations.get(i) - iterations.get(i - 1)).isEqualTo(step);
      }
    }
    assertThat(whole.text().lines()).containsAll(thin.text().lines().toList());
    assertThat(thin.thinned(60).text()).isEqualTo(thin.text());
    assertThat(thin.spans(every * measured)).isTrue();
    assertThat(thin.interval() % every).isZero();
  }

  @Test
  void a_table_comes_back_as_it_was() {
    String text = HEADER + "1,a,1.5,2.0E-7\n1,b,3.0,4.0\n3,a,NaN,6.0\n3,b,7.0,8.0\n";

    StoredTable table = StoredTable.of("gradients.csv", text);

    assertThat(table.text()).isEqualTo(text);
    assertThat(table.interval()).isEqualTo(2);
    assertThat(table.columns()).containsExactly("gradient_norm", "weight_norm");
    assertThat(table.spans(4)).isTrue();
    assertThat(table.spans(5)).isFalse();
    assertThat(StoredTable.of("g.csv", HEADER + "2,a,1,2\n").spans(2)).isFalse();
  }

  @Test
  void names_the_line_that_is_damaged() {
    refuses("iteration;layer\n", "g.csv: the first line should begin with iteration,layer,");
    refuses("", "g.csv: the first line should begin with iteration,layer,");
    refuses(HEADER, "g.csv holds no iteration");
    refuses(HEADER + "1,a,1,2\n1,b,1\n", "g.csv: line 3 is damaged: 1,b,1");
    refuses(HEADER + "1,a,1,2\n1,b,1,2", "g.csv: line 3 is damaged: 1,b,1,2");
    refuses(HEADER + "0,a,1,2\n", "g.csv: line 2 is damaged: 0,a,1,2");
    refuses(HEADER + "1,a,1,x\n", "g.csv: line 2 is damaged: 1,a,1,x");
  }

  @Test
  void compares_what_both_hold_and_names_the_first_difference() {
    StoredTable whole = table(100, 1);
    StoredTable thin = whole.thinned(60);
    assertThat(new TableComparison(thin, whole).first()).isEmpty();

    int third = List.copyOf(thin.rows().keySet()).get(2);
    String line = third + ",b,2.0,4.0";
    assertThat(whole.text()).contains(line);
    StoredTable other = StoredTable.of("g.csv", whole.text().replace(line, third + ",b,2.5,4.0"));
    assertThat(new TableComparison(thin, other).first())
        .contains(new TableComparison.Difference(third, "b", "2.0,4.0", "2.5,4.0"));

    StoredTable less = StoredTable.of("g.csv", whole.text().replace(line + "\n", ""));
    assertThat(new TableComparison(thin, less).firstOfLayers())
        .contains(new TableComparison.Difference(third, "b", "b 2.0,4.0", "no such line"));
  }

  @Test
  void allows_gradients_more_than_weights() {
    TableComparison factors =
        new TableComparison(
            table(20, 1), StoredTable.of("g", table(20, 1).text().replace(",2.0,4.0", ",5.0,4.9")));

    assertThat(factors.distances()).hasSize(2);
    assertThat(factors.distances().get(0).factor()).isEqualTo(2);
    assertThat(factors.distances().get(0).holds()).isTrue();
    assertThat(factors.distances().get(1).factor()).isEqualTo(6.9 / 6);
    assertThat(factors.distances().get(1).holds()).isFalse();
    StoredTable broken = StoredTable.of("g", table(20, 1).text().replace("3,a,1.0", "3,a,NaN"));
    assertThat(new TableComparison(table(20, 1), broken).distances().get(0).holds()).isFalse();
  }

  private static void refuses(String text, String complaint) {
    assertThatThrownBy(() -> StoredTable.of("g.csv", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }

  private static StoredTable table(int measured, int every) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < measured; i++) {
      int iteration = 1 + i * every;
      text.append(iteration).append(",a,1.0,2.0\n").append(iteration).append(",b,2.0,4.0\n");
    }
    return StoredTable.of("g.csv", text.toString());
  }
}
