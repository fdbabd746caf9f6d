package org.residuallab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Networks;
import org.residuallab.notebook.Rendering;
import org.residuallab.probe.GradientNorm;
import org.residuallab.probe.LayerResponse;
import org.residuallab.probe.LayerResponses;
import org.residuallab.study.Sample;
import org.residuallab.table.CostComparison;
import org.residuallab.table.GradientTable;
import org.residuallab.text.Decimals;
import org.residuallab.text.DurationText;
import org.residuallab.text.TextTable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class DigitsTest {

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakPersian() {
    Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
    assertThat("%d".formatted(1)).isNotEqualTo("1");
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void are_the_same_in_every_language() {
    DoubleColumn decimals = Decimals.column("error", 2);
    decimals.append(1234.5);
    DoubleColumn raw = Decimals.unrounded("raw");
    raw.append(2345.75);
    Table numbers = Table.create("Numbers", decimals, raw, Decimals.ints("n").append(7));
    Table responses =
        ResponseCharts.table(
            List.of(
                new LayerResponses(
                    "net", true, Optional.empty(), List.of(new LayerResponse("a", 1.5)))));
    Stream<Map<String, String>> shown =
        Stream.of(
                numbers,
                numbers.where(numbers.doubleColumn("raw").isGreaterThan(1)),
                numbers.sortDescendingOn("n"),
                responses,
                CostComparison.of(List.of(Networks.named("resnet-20"), Networks.named("plain-20"))),
                GradientTable.of("net", List.of(new GradientNorm(1, "a", true, 1.5, 2)), 2),
                new TextTable(List.of("n"), List.of(List.of(12345L)), 0).tablesaw("n"))
            .map(Rendering::of);

    assertThat(shown)
        .allSatisfy(
            each -> assertThat(each.values()).allSatisfy(text -> assertThat(text).matches(LATIN)));
    assertThat(DurationText.of(Duration.ofSeconds(3725))).isEqualTo("1 h 2 min");
    assertThat(new Sample(List.of(1.0, 2.0)).text(1)).isEqualTo("1.5 ± 0.7");
    assertThat(Rendering.of(numbers).get("text/html")).contains("1,234.50", "2345.75");
  }

  @Test
  void tables_of_one_layer_and_of_none_have_as_many_rows() {
    assertThat(GradientTable.of("net", List.of(), 2).rowCount()).isZero();
    assertThat(GradientTable.of("net", List.of(new GradientNorm(1, "a", true, 1, 2)), 7).rowCount())
        .isEqualTo(1);
  }

  private static final Pattern LATIN = Pattern.compile("[[^\\p{Nd}٫٬][0-9]]*");
}
