package org.residuallab.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How a claim can be told true or false: on the records, or by runs. Networks go by their names,
 * parts by their places.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RecordCheck.Output.class, name = "output"),
  @JsonSubTypes.Type(value = RecordCheck.SingleLayer.class, name = "layer"),
  @JsonSubTypes.Type(value = RecordCheck.Blocks.class, name = "blocks"),
  @JsonSubTypes.Type(value = RecordCheck.Downsampling.class, name = "downsampling"),
  @JsonSubTypes.Type(value = RecordCheck.LastLayers.class, name = "head"),
  @JsonSubTypes.Type(value = RecordCheck.GrowingShortcuts.class, name = "growing-shortcuts"),
  @JsonSubTypes.Type(value = RecordCheck.MoreProjections.class, name = "more-projections"),
  @JsonSubTypes.Type(value = RecordCheck.Depth.class, name = "depth"),
  @JsonSubTypes.Type(value = RecordCheck.ParameterCount.class, name = "parameters"),
  @JsonSubTypes.Type(value = RecordCheck.MultiplyAdds.class, name = "multiply-adds"),
  @JsonSubTypes.Type(value = RecordCheck.Ratio.class, name = "ratio"),
  @JsonSubTypes.Type(value = RecordCheck.SameCost.class, name = "same-cost"),
  @JsonSubTypes.Type(value = RecordCheck.CostOrder.class, name = "cost-order"),
  @JsonSubTypes.Type(value = RunCheck.TestError.class, name = "test-error"),
  @JsonSubTypes.Type(value = RunCheck.MeanTestError.class, name = "mean-test-error"),
  @JsonSubTypes.Type(value = RunCheck.ErrorOrder.class, name = "error-order"),
  @JsonSubTypes.Type(value = RunCheck.ResponseOrder.class, name = "response-order"),
  @JsonSubTypes.Type(value = RunCheck.GradientNorms.class, name = "gradient-norms"),
})
sealed interface Check permits RecordCheck, RunCheck {

  /** What is found, given all evidence that there is. */
  Finding find(ClaimedValue claimed, Evidence evidence);
}
