/**
 * From a network's records to a Deeplearning4j {@code ComputationGraph} with ordinary layers.
 *
 * <p>Here: {@link org.residuallab.model.Models#build} is the way in; He initialisation, the paper's
 * momentum, zero-padded shortcuts, what a graph's outputs answer. Not here: how a graph computes
 * ({@link org.residuallab.engine}).
 */
package org.residuallab.model;
