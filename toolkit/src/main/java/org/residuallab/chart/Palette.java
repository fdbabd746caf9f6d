package org.residuallab.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Unwritten;

/** Colours that a colour-blind reader can tell apart (Okabe and Ito, 2008), strongest first. */
public final class Palette {

  public static final Color BLUE = new Color(0x0072B2);
  public static final Color VERMILION = new Color(0xD55E00);
  public static final Color GREEN = new Color(0x009E73);
  public static final Color PURPLE = new Color(0xCC79A7);
  public static final Color ORANGE = new Color(0xE69F00);
  public static final Color SKY = new Color(0x56B4E9);
  public static final Color YELLOW = new Color(0xF0E442);
  public static final Color BLACK = new Color(0x202020);

  /** All of them, in the order in which series take them. */
  public static final List<Color> ALL =
      List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK, YELLOW);

  /** What nothing is said of. */
  static final Color GREY = new Color(0xBDBDBD);

  /** For networks whose own colour another has: none of the four that say plain or residual. */
  private static final List<Color> OTHER_RESIDUAL = List.of(GREEN, BLACK, PURPLE, YELLOW);

  private static final List<Color> OTHER_PLAIN = List.of(PURPLE, YELLOW, BLACK, GREEN);

  private static final int PALE = 50;

  // Layers.
  private static final int SHALLOW = 32;

  private Palette() {}

  /** The same to be seen through. */
  static Color pale(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), PALE);
  }

  /** Dark to light and on to warm, told apart in grey too: a scale of numbers. */
  static Color[] coldToWarm() {
    return new Color[] {new Color(0x1B2A49), BLUE, SKY, new Color(0xF7F3D0), ORANGE, VERMILION};
  }

  /**
   * The colour of a network among those of section 4.2, the same in every chart: residual ones
   * blue, plain ones red, deep ones stronger.
   */
  static Color of(Design network) {
    boolean deep = network.network().depth() > SHALLOW;
    if (network.hasShortcuts()) {
      return deep ? BLUE : SKY;
    }
    return deep ? VERMILION : ORANGE;
  }

  /**
   * A colour for each network of one chart, no two alike while there are colours: {@link
   * #of(Design)} for the shallowest and the deepest, so that a network looks the same in all
   * charts, others for those that would share it and for what is known by its name alone.
   */
  static List<Color> each(List<Optional<Design>> networks) {
    List<Optional<Color>> own = own(networks);
    Set<Color> taken = new HashSet<>(own.stream().flatMap(Optional::stream).toList());
    List<Color> each = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      int place = i;
      Stream<Color> others = others(networks.get(i)).filter(color -> !taken.contains(color));
      each.add(own.get(i).orElseGet(() -> others.findFirst().orElse(at(place))));
      taken.add(each.get(i));
    }
    return each;
  }

  /** {@link #of(Design)} for the shallowest and the deepest that it says, and for no second one. */
  private static List<Optional<Color>> own(List<Optional<Design>> networks) {
    List<Optional<Color>> all =
        networks.stream().map(network -> network.flatMap(Palette::ofWritten)).toList();
    List<Optional<Color>> own = new ArrayList<>(Collections.nCopies(all.size(), Optional.empty()));
    for (Color color : all.stream().flatMap(Optional::stream).distinct().toList()) {
      IntStream.range(0, all.size())
          .filter(i -> all.get(i).equals(Optional.of(color)))
          .boxed()
          .reduce((one, next) -> isFurther(networks, next, one) ? next : one)
          .ifPresent(i -> own.set(i, Optional.of(color)));
    }
    return own;
  }

  private static boolean isFurther(List<Optional<Design>> networks, int next, int one) {
    int depth = networks.get(one).orElseThrow().network().depth();
    int other = networks.get(next).orElseThrow().network().depth();
    return depth > SHALLOW ? other > depth : other < depth;
  }

  private static Stream<Color> others(Optional<Design> network) {
    List<Color> kind =
        network.map(design -> isResidual(design) ? OTHER_RESIDUAL : OTHER_PLAIN).orElse(List.of());
    return Stream.concat(kind.stream(), ALL.stream());
  }

  private static boolean isResidual(Design network) {
    return network.fold(Network::hasShortcuts, Unwritten::hasShortcuts);
  }

  private static Optional<Color> ofWritten(Design network) {
    return network.fold(written -> Optional.of(of(written)), unwritten -> Optional.empty());
  }

  /** The colour of the series at that position; they begin again after the last. */
  public static Color at(int index) {
    return ALL.get(Math.floorMod(index, ALL.size()));
  }
}
