package org.residuallab.evaluation;

import java.util.List;
import java.util.function.Function;
import org.residuallab.architecture.Shape;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.Flip;
import org.residuallab.evaluation.Protocol.MultiScale;
import org.residuallab.evaluation.Protocol.SingleScale;
import org.residuallab.evaluation.Protocol.TenCrop;

/**
 * The protocols with their usual sizes.
 *
 * <pre>{@code
 * for (var protocol : Protocols.of(new Shape(3, 56, 56))) {
 *   System.out.println(protocol.told());
 * }
 * }</pre>
 */
public final class Protocols {

  /** Those whose looks have the network's size, from the cheapest on; padded by 4 pixels. */
  public static final List<Protocol> CROPS = List.of(new Center(), new Flip(), new TenCrop(4));

  private static final Shape IMAGENET = new Shape(3, 224, 224);

  private Protocols() {}

  /**
   * The whole ladder, from the cheapest on, for a network whose own images have that shape. Of its
   * scales, the single one is that from which crops are cut; the others are the paper's five
   * (section 3.4). Both are scaled from the paper's 224x224.
   */
  public static List<Protocol> of(Shape network) {
    return List.of(
        new Center(),
        new Flip(),
        new SingleScale(Scales.ofCrops(network)),
        new TenCrop(4),
        new MultiScale(Scales.paper(network)));
  }

  /**
   * The protocol with that label, for networks of any size.
   *
   * @param sides its scales: shorter sides in pixels; none for the usual ones
   * @throws IllegalArgumentException if there is no such protocol, or it has no such scales
   */
  public static Function<Shape, Protocol> named(String label, List<Integer> sides) {
    List<String> labels = of(IMAGENET).stream().map(Protocol::label).toList();
    int place = labels.indexOf(label);
    if (place < 0) {
      throw new IllegalArgumentException(
          "no protocol '%s'; there are %s".formatted(label, String.join(", ", labels)));
    }
    if (sides.isEmpty()) {
      return network -> of(network).get(place);
    }
    Protocol chosen = of(IMAGENET).get(place).at(sides);
    return network -> chosen;
  }
}
