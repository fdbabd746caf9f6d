/**
 * The command line {@code ./lab}: from a bare machine to notebooks that run.
 *
 * <p>Here: commands, their options, and how failures are told. Not here: what commands do, which is
 * in the other rooms, and the programs they start ({@link org.residuallab.launch}).
 */
package org.residuallab.cli;
