/**
 * Tables (Tablesaw) of runs, studies, costs and claims, one class a table.
 *
 * <p>Not here: how a table is printed ({@link org.residuallab.text}), and what it judges ({@link
 * org.residuallab.study}, {@link org.residuallab.ledger}).
 */
package org.residuallab.table;
