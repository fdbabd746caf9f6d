/**
 * The paper's claims: every cell of its Tables 1 to 6 and every claim of its figures, as data.
 *
 * <p>Here: what stands behind each claim. A {@link org.residuallab.ledger.Status} is never written
 * down: it follows from what is computed on the records and from stored runs each time the {@link
 * org.residuallab.ledger.Ledger} is made. Not here: tables of it ({@link org.residuallab.table}).
 */
package org.residuallab.ledger;
