package org.residuallab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;

/** A plan as JSON, by the rules of {@code run.json}: to be carried out elsewhere. */
public final class PlanText {

  private PlanText() {}

  /** The plan in one line. */
  public static String of(RunPlan plan) {
    RunPlan storable =
        new RunPlan(
            plan.name(), plan.network().storable(), plan.recipe(), plan.preset(), plan.seed());
    try {
      return RecordFile.JSON
          .writer()
          .without(SerializationFeature.INDENT_OUTPUT)
          .writeValueAsString(storable);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a plan that cannot be written", impossible);
    }
  }

  /**
   * The plan in that text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RunPlan read(String text) {
    try {
      return RecordFile.JSON.readValue(text, RunPlan.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException(
          "this is no plan of a run: " + damaged.getOriginalMessage(), damaged);
    }
  }
}
