/**
 * The paper's questions, one class each: does depth hurt, do gradients vanish, can a deep network
 * be built from a shallow one, which shortcut.
 *
 * <p>Here: {@link org.residuallab.experiment.DegradationExperiment}, {@link
 * org.residuallab.experiment.VanishingExperiment}, {@link
 * org.residuallab.experiment.IdentityConstruction}, {@link org.residuallab.experiment.Deepening},
 * {@link org.residuallab.experiment.ShortcutComparison}. Not here: grids of runs in general ({@link
 * org.residuallab.study}), and pictures ({@link org.residuallab.chart}).
 */
package org.residuallab.experiment;
