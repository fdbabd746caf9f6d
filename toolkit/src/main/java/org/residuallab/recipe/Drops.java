package org.residuallab.recipe;

import java.util.List;
import java.util.Locale;
import org.residuallab.files.WrongField;

/** Iterations after which the learning rate is divided by ten, as a user asks for them. */
final class Drops {

  private Drops() {}

  /**
   * @param begun iterations that are done before
   * @param end iterations in all
   * @throws WrongField naming the first drop that does not come after the one before it, or not
   *     between these
   */
  static void requireWithin(int begun, int end, List<Integer> drops) {
    int last = begun;
    for (int i = 0; i < drops.size(); i++) {
      Integer drop = drops.get(i);
      if (drop == null) {
        throw new WrongField("nothing stands here", "drops", i + 1);
      }
      if (drop <= last) {
        throw wrong(
            i,
            i == 0
                ? "the rate drops after iteration %2$,d at the earliest, not after %1$,d"
                : "a drop after iteration %,d cannot follow one after %,d",
            drop,
            i == 0 ? begun + 1 : last);
      }
      if (drop >= end) {
        throw wrong(
            i, "a drop after iteration %,d changes nothing: the last one is %,d", drop, end);
      }
      last = drop;
    }
  }

  private static WrongField wrong(int place, String fault, int drop, int other) {
    return new WrongField(String.format(Locale.ROOT, fault, drop, other), "drops", place + 1);
  }
}
