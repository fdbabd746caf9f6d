package org.residuallab.ledger;

import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ZeroChannels;

/** Which networks are the paper's, layer for layer, whatever they are called elsewhere. */
final class PaperNetworks {

  private PaperNetworks() {}

  /** Whether it is the paper's network of its own name, not another that borrows the name. */
  static boolean haveAmongThem(Design network) {
    try {
      return are(network.name(), network);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  /**
   * Whether it is the paper's network of that name. Where option A puts its channels of zeros, the
   * paper does not say.
   *
   * @throws IllegalArgumentException if the paper has none of that name
   */
  static boolean are(String name, Design network) {
    Architecture papers = Networks.named(name);
    return Stream.of(ZeroChannels.values())
        .map(zeros -> papers.with(zeros).written())
        .anyMatch(network.written()::equals);
  }
}
