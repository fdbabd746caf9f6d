package org.residuallab.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One class of the synthetic set: a figure with a pattern inside. */
record FigureClass(Figure figure, Pattern pattern) {

  /** In the order of the class numbers. */
  static final List<FigureClass> ALL =
      Arrays.stream(Figure.values())
          .flatMap(figure -> Stream.of(Pattern.values()).map(p -> new FigureClass(figure, p)))
          .toList();

  /** As in "striped star". */
  String title() {
    return (pattern + " " + figure).toLowerCase(Locale.ROOT);
  }
}
