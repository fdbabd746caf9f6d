package org.residuallab.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residuallab.architecture.Node;
import org.residuallab.architecture.Role;

/** What a block computes, in the paper's symbols: σ is ReLU; normalisations are left out. */
final class Formula {

  private static final int LONGEST = 60;
  private static final int SUBSCRIPT_ZERO = 0x2080;

  /** A part of a formula; a sum needs brackets where a factor stands before it. */
  private record Term(String text, boolean isSum) {

    String afterFactor() {
      return isSum ? "(" + text + ")" : text;
    }
  }

  private final Map<String, Term> terms = new HashMap<>();
  private final Term whole;
  private int weights;

  /** Of the layers of a block, in order. */
  Formula(List<Node> block) {
    Term last = new Term("x", false);
    for (Node node : block) {
      List<Term> read =
          node.inputs().stream()
              .map(input -> terms.getOrDefault(input, new Term("x", false)))
              .toList();
      Term term = term(node.place().role(), read);
      last = term.text().length() > LONGEST ? new Term("…", false) : term;
      terms.put(node.name(), last);
    }
    whole = last;
  }

  /** {@code y = σ(W₂ σ(W₁ x) + x)} for two convolutions and an identity. */
  String text() {
    return "y = " + whole.text();
  }

  private Term term(Role role, List<Term> read) {
    Term first = read.get(0);
    return switch (role.kind()) {
      case CONVOLUTION, FULLY_CONNECTED -> factor(role.onShortcut() ? "Wₛ" : nextWeight(), first);
      case PADDING -> factor("P", first);
      case ACTIVATION -> new Term("σ(" + first.text() + ")", false);
      case POOLING -> new Term("pool(" + first.text() + ")", false);
      case ADDITION -> new Term(first.text() + " + " + read.get(1).text(), true);
      case NORMALIZATION, DROPOUT -> first;
    };
  }

  private static Term factor(String symbol, Term term) {
    return new Term(symbol + " " + term.afterFactor(), false);
  }

  private String nextWeight() {
    weights++;
    StringBuilder symbol = new StringBuilder("W");
    String.valueOf(weights).chars().forEach(c -> symbol.append((char) (c - '0' + SUBSCRIPT_ZERO)));
    return symbol.toString();
  }
}
