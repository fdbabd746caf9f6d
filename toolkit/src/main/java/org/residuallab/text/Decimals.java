package org.residuallab.text;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Columns that keep their numbers as they are, and show so many decimals of each. */
public final class Decimals {

  private Decimals() {}

  /** Shows whole numbers as {@code 1,234,567}, in whatever language. */
  public static NumberColumnFormatter grouped() {
    return new NumberColumnFormatter(NumberFormat.getIntegerInstance(Locale.ROOT));
  }

  /** Nothing is shown where a number is missing. */
  public static DoubleColumn column(String name, int decimals) {
    return column(name, decimals, "");
  }

  /**
   * A column of figures that may have none.
   *
   * @param otherwise shown for not-a-number, which Tablesaw cannot tell from a missing one
   */
  public static DoubleColumn column(String name, int decimals, String otherwise) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    DoubleColumn column = DoubleColumn.create(name);
    column.setPrintFormatter(new NumberColumnFormatter(format, otherwise));
    return column;
  }
}
