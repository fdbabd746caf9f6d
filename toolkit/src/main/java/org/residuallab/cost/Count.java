package org.residuallab.cost;

/**
 * Two totals under one convention, or the difference between two such pairs.
 *
 * @param parameters number of parameters
 * @param operations of one image's forward pass; multiply-adds under most conventions
 */
public record Count(long parameters, long operations) {

  static Count of(Cost cost, Convention convention) {
    return new Count(convention.count(cost.parameters()), convention.count(cost.operations()));
  }

  /** Both together. */
  public Count plus(Count other) {
    return new Count(parameters + other.parameters, operations + other.operations);
  }

  Count minus(Count other) {
    return new Count(parameters - other.parameters, operations - other.operations);
  }
}
