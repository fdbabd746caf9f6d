/** Instruments: what networks take on this machine. */
package org.residuallab.probe;
