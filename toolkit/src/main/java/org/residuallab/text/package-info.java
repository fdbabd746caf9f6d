/**
 * Numbers, durations and tables as text: aligned, rounded and marked up in one way.
 *
 * <p>Not here: what stands in the tables ({@link org.residuallab.table}).
 */
package org.residuallab.text;
