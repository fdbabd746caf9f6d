package org.residuallab.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.residuallab.study.Sample;

/**
 * A curve over several seeds: its mean, and a band of one standard deviation to each side.
 *
 * @param mean the middle
 * @param low its lower border
 * @param high its upper border
 */
record SeedBand(List<RunCurves.Point> mean, List<RunCurves.Point> low, List<RunCurves.Point> high) {

  /** More points than this are not seen on a chart. */
  private static final int POINTS = 400;

  static SeedBand of(List<RunCurves> seeds, Function<RunCurves, List<RunCurves.Point>> curve) {
    List<List<RunCurves.Point>> curves = seeds.stream().map(curve).toList();
    int count = curves.stream().mapToInt(List::size).min().orElse(0);
    List<RunCurves.Point> mean = new ArrayList<>();
    List<RunCurves.Point> low = new ArrayList<>();
    List<RunCurves.Point> high = new ArrayList<>();
    int step = Math.max(1, count / POINTS);
    for (int i = (count - 1) % step; i < count; i += step) {
      int at = i;
      double iteration = curves.get(0).get(at).iteration();
      Sample sample = new Sample(curves.stream().map(each -> each.get(at).percent()).toList());
      double deviation = curves.size() < 2 ? 0 : sample.deviation();
      mean.add(new RunCurves.Point(iteration, sample.mean()));
      low.add(new RunCurves.Point(iteration, sample.mean() - deviation));
      high.add(new RunCurves.Point(iteration, sample.mean() + deviation));
    }
    return new SeedBand(mean, low, high);
  }

  /** Its outline: there along the upper border, back along the lower one. */
  List<RunCurves.Point> outline() {
    List<RunCurves.Point> back = new ArrayList<>(low);
    Collections.reverse(back);
    return Stream.concat(high.stream(), back.stream()).toList();
  }
}
