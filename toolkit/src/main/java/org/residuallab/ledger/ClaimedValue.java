package org.residuallab.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What the paper says of something: a number in its unit, or words. */
public sealed interface ClaimedValue {

  /** As it is printed. */
  String text();

  /** The number, where it is a single one. */
  Optional<Figure> figure();

  /** In what numbers are given. */
  enum Unit {
    ONE("", 0),
    PERCENT(" %", -2),
    TIMES(" times", 0),
    MILLION(" million", 6),
    BILLION(" billion", 9);

    private final String text;
    private final int exponent;

    Unit(String text, int exponent) {
      this.text = text;
      this.exponent = exponent;
    }

    /** An exact number in this unit. */
    BigDecimal in(BigDecimal exact) {
      return exact.scaleByPowerOfTen(-exponent);
    }

    /** An exact number as it is printed in this unit, with so many digits after the point. */
    String print(BigDecimal exact, int digits) {
      return in(exact).setScale(digits, RoundingMode.HALF_UP).toPlainString() + text;
    }
  }

  /**
   * A number as the paper prints it, {@code 0.85 million}.
   *
   * @param number with the digits that the paper gives
   * @param unit in which it counts
   */
  record Figure(BigDecimal number, Unit unit) implements ClaimedValue {
    @Override
    public String text() {
      return number.toPlainString() + unit.text;
    }

    @Override
    public Optional<Figure> figure() {
      return Optional.of(this);
    }
  }

  /**
   * All else, {@code plain-20 < plain-56}.
   *
   * @param text the paper's, or its sense
   */
  record Words(String text) implements ClaimedValue {
    @Override
    public Optional<Figure> figure() {
      return Optional.empty();
    }
  }
}
