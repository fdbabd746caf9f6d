/**
 * The paper's claims: the cells of its Tables 1 to 6, the claims of its figures, and some of its
 * text, as data.
 *
 * <p>Here: what stands behind each claim. A {@link org.residuallab.ledger.Status} is never written
 * down: it follows from what is computed on the records and from stored runs each time the {@link
 * org.residuallab.ledger.Ledger} is made. Not here: tables of it ({@link org.residuallab.table}).
 */
package org.residuallab.ledger;
