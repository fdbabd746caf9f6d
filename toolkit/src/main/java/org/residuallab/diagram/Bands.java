package org.residuallab.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.residuallab.diagram.LayerBox.Size;

/**
 * The horizontal bands of a picture, one for each size of feature maps, from the largest down. A
 * band is as high as the network with most layers of that size needs.
 */
final class Bands {

  /** Height that one layer takes, its share of the gaps included. */
  static final double ROW = 25;

  private static final double PADDING = 6;

  private static final Comparator<Size> LARGEST_FIRST =
      Comparator.comparingLong((Size size) -> -(long) size.height() * size.width());

  /** A band between two edges. */
  record Band(Size size, double top, double bottom) {}

  private final List<Band> bands = new ArrayList<>();

  Bands(List<Outline> outlines, double top) {
    Map<Size, Integer> rows = new HashMap<>();
    for (Outline outline : outlines) {
      Map<Size, Integer> own = new HashMap<>();
      for (Unit unit : outline.units()) {
        unit.boxes().forEach(box -> own.merge(box.size(), 1, Integer::sum));
      }
      own.forEach((size, count) -> rows.merge(size, count, Math::max));
    }
    double y = top;
    for (Size size : rows.keySet().stream().sorted(LARGEST_FIRST).toList()) {
      double bottom = y + rows.get(size) * ROW + PADDING;
      bands.add(new Band(size, y, bottom));
      y = bottom;
    }
  }

  /** All bands from the top down. */
  List<Band> all() {
    return bands;
  }

  /** Upper edge of the band of that size. */
  double top(Size size) {
    return bands.stream().filter(b -> b.size().equals(size)).findFirst().orElseThrow().top();
  }

  /** Lower edge of the last band. */
  double bottom() {
    return bands.get(bands.size() - 1).bottom();
  }
}
