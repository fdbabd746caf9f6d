/**
 * Stored runs held against each other: one made again, or two side by side.
 *
 * <p>Here: {@link org.residuallab.verification.Verification}, the tolerances, the differences. Not
 * here: reading a run ({@link org.residuallab.run}).
 */
package org.residuallab.verification;
