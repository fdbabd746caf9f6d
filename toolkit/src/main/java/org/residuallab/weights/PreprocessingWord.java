package org.residuallab.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.residuallab.data.Preprocessing;

/** What a network's images need, as a file of weights can say it: in JSON. */
final class PreprocessingWord {

  /** What the word is about. */
  static final String ABOUT = "residual_lab.preprocessing";

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private PreprocessingWord() {}

  static String of(Preprocessing preprocessing) {
    try {
      return JSON.writeValueAsString(preprocessing);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @throws BadWeightsException if it is none
   */
  static Preprocessing read(String word) {
    try {
      Preprocessing read = JSON.readValue(word, Preprocessing.class);
      if (read != null && read.scale() != null) {
        return read;
      }
    } catch (JsonProcessingException damaged) {
      throw new BadWeightsException("its words on images are damaged", damaged);
    }
    throw new BadWeightsException("its words on images do not say what its numbers are");
  }
}
