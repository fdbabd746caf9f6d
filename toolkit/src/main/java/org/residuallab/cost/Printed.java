package org.residuallab.cost;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;

/**
 * A cost as the paper prints it, rounded, beside the exact one.
 *
 * @param figure {@code 3.8}
 * @param quantity what it says
 * @param source where in the paper
 * @param computed the exact count of the paper's network
 */
public record Printed(BigDecimal figure, Quantity quantity, String source, long computed) {

  /** What the paper prints of a network. */
  public enum Quantity {
    /** In units of a billion multiply-adds, which the paper calls FLOPs. */
    BILLION_MULTIPLY_ADDS(9),
    /** In units of a million parameters. */
    MILLION_PARAMETERS(6);

    private final int exponent;

    Quantity(int exponent) {
      this.exponent = exponent;
    }
  }

  private static final Map<String, String> TABLE_1 =
      Map.of(
          "resnet-18",
          "1.8",
          "resnet-34",
          "3.6",
          "resnet-50",
          "3.8",
          "resnet-101",
          "7.6",
          "resnet-152",
          "11.3",
          "plain-18",
          "1.8",
          "plain-34",
          "3.6");

  private static final Map<String, String> SECTION_4_1 = Map.of("vgg-16", "15.3", "vgg-19", "19.6");

  private static final Map<String, String> TABLE_6 =
      Map.of(
          "resnet-20",
          "0.27",
          "resnet-32",
          "0.46",
          "resnet-44",
          "0.66",
          "resnet-56",
          "0.85",
          "resnet-110",
          "1.7",
          "resnet-1202",
          "19.4");

  /** What the paper prints of this architecture; nothing if it differs from the paper's at all. */
  public static Optional<Printed> of(Architecture architecture) {
    String name = architecture.name();
    boolean known =
        TABLE_1.containsKey(name) || SECTION_4_1.containsKey(name) || TABLE_6.containsKey(name);
    if (!known || !architecture.equals(Networks.named(name))) {
      return Optional.empty();
    }
    NetworkCost cost = NetworkCost.of(architecture.network());
    if (TABLE_6.containsKey(name)) {
      return Optional.of(
          new Printed(
              new BigDecimal(TABLE_6.get(name)),
              Quantity.MILLION_PARAMETERS,
              "Table 6",
              cost.total().parameterCount()));
    }
    boolean table1 = TABLE_1.containsKey(name);
    return Optional.of(
        new Printed(
            new BigDecimal(table1 ? TABLE_1.get(name) : SECTION_4_1.get(name)),
            Quantity.BILLION_MULTIPLY_ADDS,
            table1 ? "Table 1" : "section 4.1",
            cost.total().multiplyAdds()));
  }

  /** How the printed figure follows from the computed one. */
  public Rounding rounding() {
    return Rounding.of(BigDecimal.valueOf(computed, quantity.exponent), figure);
  }
}
