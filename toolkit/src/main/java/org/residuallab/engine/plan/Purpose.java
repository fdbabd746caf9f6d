package org.residuallab.engine.plan;

/**
 * What a step of a plan is there for.
 *
 * @param layer name of the graph's vertex
 * @param isBackward whether it is of the way back
 */
public record Purpose(String layer, boolean isBackward) {}
