package org.residuallab.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.residuallab.architecture.Design;

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
   * #of(Design)} for whoever comes first, so that a network looks the same in all charts, others
   * for those that would share it and for what is known by its name alone.
   */
  static List<Color> each(List<Optional<Design>> networks) {
    List<Optional<Color>> own = new ArrayList<>();
    for (Optional<Design> network : networks) {
      own.add(
          network.flatMap(Palette::ofWritten).filter(color -> !own.contains(Optional.of(color))));
    }
    Set<Color> taken = own.stream().flatMap(Optional::stream).collect(Collectors.toSet());
    Iterator<Color> free = ALL.stream().filter(color -> !taken.contains(color)).iterator();
    return IntStream.range(0, own.size())
        .mapToObj(i -> own.get(i).orElseGet(() -> free.hasNext() ? free.next() : at(i)))
        .toList();
  }

  private static Optional<Color> ofWritten(Design network) {
    return network.fold(written -> Optional.of(of(written)), unwritten -> Optional.empty());
  }

  /** The colour of the series at that position; they begin again after the last. */
  public static Color at(int index) {
    return ALL.get(Math.floorMod(index, ALL.size()));
  }
}
