package org.residuallab.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a folder's pictures: each class is spread evenly over the whole, however many it
 * has. So the first images, on which a short test is made, and the last, which are held out, are of
 * all classes.
 */
final class ClassTurns {

  private ClassTurns() {}

  /** Where a picture stands between 0, the beginning, and 1. */
  private record Turn(FolderPicture picture, double place) {}

  /** The same pictures; those of a class stay in their order. */
  static List<FolderPicture> of(List<FolderPicture> pictures) {
    Map<Integer, Integer> counts = new HashMap<>();
    pictures.forEach(each -> counts.merge(each.label(), 1, Integer::sum));
    Map<Integer, Integer> seen = new HashMap<>();
    List<Turn> turns = new ArrayList<>(pictures.size());
    for (FolderPicture each : pictures) {
      int before = seen.merge(each.label(), 1, Integer::sum) - 1;
      turns.add(new Turn(each, (before + 0.5) / counts.get(each.label())));
    }
    return turns.stream()
        .sorted(
            Comparator.comparingDouble(Turn::place)
                .thenComparingInt(turn -> turn.picture().label()))
        .map(Turn::picture)
        .toList();
  }
}
