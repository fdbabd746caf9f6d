/**
 * From a network's records to a Deeplearning4j {@code ComputationGraph} with ordinary layers:
 * {@link org.residuallab.model.Models#build} is the way in.
 */
package org.residuallab.model;
