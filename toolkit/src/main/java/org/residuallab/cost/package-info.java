/**
 * What a network <em>costs</em>: parameters, multiply-adds, activation memory and receptive fields,
 * counted on its records without building it.
 *
 * <p>Start at {@link org.residuallab.cost.NetworkCost#of}. Published counts of one network differ
 * because their authors count differently; a {@link org.residuallab.cost.Convention} names a way of
 * counting, and a {@link org.residuallab.cost.Reconciliation} explains each difference.
 */
package org.residuallab.cost;
