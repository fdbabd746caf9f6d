/**
 * What a network <em>costs</em>, counted on its records without building it.
 *
 * <p>Here: parameters, multiply-adds, activation memory and receptive fields ({@link
 * org.residuallab.cost.NetworkCost}), and why published counts differ: a {@link
 * org.residuallab.cost.Convention} names a way of counting, a {@link
 * org.residuallab.cost.Reconciliation} explains each difference. Not here: tables of costs ({@link
 * org.residuallab.table}), and time ({@link org.residuallab.bench}).
 */
package org.residuallab.cost;
