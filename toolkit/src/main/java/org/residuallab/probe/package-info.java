/**
 * Instruments: what goes on inside a network while it trains, and after.
 *
 * <p>Here: gradient norms ({@link org.residuallab.probe.GradientProbe}), responses ({@link
 * org.residuallab.probe.ResponseProbe}, the paper's Fig. 7 in {@link
 * org.residuallab.probe.LayerResponses}). Not here: experiments that use them ({@link
 * org.residuallab.experiment}), and the stopwatch ({@link org.residuallab.bench}).
 */
package org.residuallab.probe;
