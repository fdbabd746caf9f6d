/** The command line {@code ./lab}: from a bare machine to notebooks that run. */
package org.residuallab.cli;
