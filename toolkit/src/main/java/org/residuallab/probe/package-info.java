/**
 * Instruments: what networks take on this machine, and what goes on inside them.
 *
 * <p>{@link org.residuallab.probe.GradientProbe} and {@link org.residuallab.probe.ResponseProbe}
 * listen to any graph while it trains. {@link org.residuallab.probe.LayerResponses} measures the
 * paper's Fig. 7 on a trained network, {@link org.residuallab.probe.VanishingExperiment} looks for
 * vanishing gradients where they are and where they are not, {@link
 * org.residuallab.probe.IdentityConstruction} builds the paper's "solution by construction".
 */
package org.residuallab.probe;
