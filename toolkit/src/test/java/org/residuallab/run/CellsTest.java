package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class CellsTest {

  @Property
  void a_number_is_the_one_that_java_reads(@ForAll double number) {
    assertSame(String.valueOf(number));
  }

  @Property
  void so_is_one_with_decimals(@ForAll double number, @ForAll @IntRange(max = 6) int decimals) {
    assertSame(String.format(Locale.ROOT, "%." + decimals + "f", number));
  }

  @Property
  void so_is_whatever_looks_like_one(
      @ForAll @StringLength(max = 20) @Chars({'0', '1', '5', '9', '.', 'E', '-'}) String cell) {
    assertSame(cell);
  }

  private static void assertSame(String cell) {
    Cells cells = new Cells("3," + cell + ",4");
    assertThat(cells.text()).isEqualTo("3");
    double expected;
    try {
      expected = Double.parseDouble(cell);
    } catch (NumberFormatException none) {
      assertThatThrownBy(cells::number).isInstanceOf(NumberFormatException.class);
      return;
    }
    assertThat(Double.doubleToLongBits(cells.number()))
        .as(cell)
        .isEqualTo(Double.doubleToLongBits(expected));
    assertThat(cells.atEnd()).isFalse();
    assertThat(cells.number()).isEqualTo(4);
    assertThat(cells.atEnd()).isTrue();
  }

  @Example
  void an_empty_cell_is_told_from_none() {
    Cells cells = new Cells("1,,2.5,");

    assertThat(cells.number()).isEqualTo(1);
    assertThat(cells.numberIfAny()).isEmpty();
    assertThat(cells.numberIfAny()).isEqualTo(OptionalDouble.of(2.5));
    assertThat(cells.atEnd()).isFalse();
    assertThat(cells.numberIfAny()).isEmpty();
    assertThat(cells.atEnd()).isTrue();
    assertThatThrownBy(cells::numberIfAny).isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(cells::number).isInstanceOf(NumberFormatException.class);
  }
}
