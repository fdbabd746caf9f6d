/**
 * The paper's claims: every cell of its Tables 1 to 6 and every claim of its figures, as data, and
 * what stands behind each one here.
 *
 * <p>A claim's {@link org.residuallab.ledger.Status} is never written down: it follows from what is
 * computed on the records and from stored runs each time the {@link org.residuallab.ledger.Ledger}
 * is made.
 */
package org.residuallab.ledger;
