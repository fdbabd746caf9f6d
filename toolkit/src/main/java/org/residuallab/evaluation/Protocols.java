package org.residuallab.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.Flip;
import org.residuallab.evaluation.Protocol.TenCrop;

/**
 * The protocols with their usual sizes.
 *
 * <pre>{@code
 * for (var protocol : Protocols.ALL) {
 *   System.out.println(protocol.label() + ": " + protocol.views().size());
 * }
 * }</pre>
 */
public final class Protocols {

  /** From the cheapest on; crops are of images padded by 4 pixels, as in training. */
  public static final List<Protocol> ALL = List.of(new Center(), new Flip(), new TenCrop(4));

  private Protocols() {}

  /**
   * The protocol with that label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Protocol named(String label) {
    return ALL.stream()
        .filter(protocol -> protocol.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no protocol '%s'; there are %s"
                        .formatted(
                            label,
                            ALL.stream().map(Protocol::label).collect(Collectors.joining(", ")))));
  }
}
