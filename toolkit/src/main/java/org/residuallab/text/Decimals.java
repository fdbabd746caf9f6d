package org.residuallab.text;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Columns that keep their numbers as they are, and show them alike in every language: Tablesaw's
 * own take the digits of the process's.
 */
public final class Decimals {

  /** As many as any double has. */
  private static final int MOST_DIGITS = 340;

  private Decimals() {}

  /** A column of whole numbers. */
  public static IntColumn ints(String name) {
    IntColumn column = IntColumn.create(name);
    column.setPrintFormatter(unrounded());
    return column;
  }

  /** A column of long ones. */
  public static LongColumn longs(String name) {
    LongColumn column = LongColumn.create(name);
    column.setPrintFormatter(unrounded());
    return column;
  }

  /** A column of figures with all their digits. */
  public static DoubleColumn unrounded(String name) {
    DoubleColumn column = DoubleColumn.create(name);
    column.setPrintFormatter(unrounded());
    return column;
  }

  private static NumberColumnFormatter unrounded() {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(MOST_DIGITS);
    return new NumberColumnFormatter(format);
  }

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
