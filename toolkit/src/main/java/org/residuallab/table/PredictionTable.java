package org.residuallab.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.residuallab.evaluation.Prediction;
import org.residuallab.evaluation.Prediction.Answer;
import org.residuallab.text.TextTable;

/** What a network makes of pictures, a row for each of the most probable classes. */
public final class PredictionTable {

  private static final int MOST = 5;

  private PredictionTable() {}

  /** The five most probable classes of one picture. */
  public static TextTable of(Prediction prediction) {
    List<List<Object>> rows = new ArrayList<>();
    for (Answer answer : prediction.top(MOST)) {
      rows.add(List.of(answer.name(), probability(answer)));
    }
    return new TextTable(List.of("class", "probability"), rows, 0);
  }

  /**
   * The most probable classes of pictures.
   *
   * @param predictions by the names of the pictures, in order
   * @param most classes of each
   */
  public static TextTable of(Map<String, Prediction> predictions, int most) {
    List<List<Object>> rows = new ArrayList<>();
    predictions.forEach(
        (image, prediction) -> {
          long rank = 1;
          for (Answer answer : prediction.top(most)) {
            rows.add(List.of(image, rank++, answer.name(), probability(answer)));
          }
        });
    return new TextTable(List.of("image", "rank", "class", "probability"), rows, 0);
  }

  private static String probability(Answer answer) {
    return String.format(Locale.ROOT, "%.4f", answer.probability());
  }
}
