package org.residuallab.architecture;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a block's input reaches its output (paper, section 3.3 and Table 3).
 *
 * <pre>{@code
 * for (var option : List.of(ShortcutOption.A, ShortcutOption.B, ShortcutOption.C)) {
 *   System.out.println(NetworkCost.of(Networks.named("resnet-34").with(option).network()).total().parameterCount());
 * }
 * }</pre>
 */
public enum ShortcutOption {
  /** No shortcuts: the plain network. */
  NONE,
  /** Identity; zero-padded channels where dimensions grow. No parameters at all. */
  A,
  /** Identity; projections where dimensions grow. */
  B,
  /** Projections everywhere. */
  C;

  /** The connection a block needs between those shapes. */
  public Shortcut between(Shape from, Shape to) {
    boolean same = from.equals(to);
    return switch (this) {
      case NONE -> Shortcut.NONE;
      case A -> same ? Shortcut.IDENTITY : Shortcut.ZERO_PADDED;
      case B -> same ? Shortcut.IDENTITY : Shortcut.PROJECTION;
      case C -> Shortcut.PROJECTION;
    };
  }

  /** The option of a network's blocks; A where all its shortcuts are identities. */
  static ShortcutOption of(Network network) {
    Set<Shortcut> ways = EnumSet.noneOf(Shortcut.class);
    blocks(network).forEach(block -> ways.add(Shortcut.past(block)));
    if (ways.contains(Shortcut.PROJECTION)) {
      return ways.contains(Shortcut.IDENTITY) ? B : C;
    }
    return ways.contains(Shortcut.IDENTITY) || ways.contains(Shortcut.ZERO_PADDED) ? A : NONE;
  }

  private static Collection<List<Node>> blocks(Network network) {
    return network.nodes().stream()
        .collect(Collectors.groupingBy(node -> List.of(node.place().stage(), node.place().block())))
        .values();
  }

  /**
   * Reads {@code A}, {@code B} or {@code C}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ShortcutOption of(String letter) {
    return switch (letter.toUpperCase(Locale.ROOT)) {
      case "A" -> A;
      case "B" -> B;
      case "C" -> C;
      default ->
          throw new IllegalArgumentException(
              "unknown shortcut option '%s'; the paper has A, B and C".formatted(letter));
    };
  }
}
