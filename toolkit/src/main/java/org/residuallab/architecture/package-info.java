/**
 * What a network <em>is</em>: plain records, free of Deeplearning4j.
 *
 * <p>An {@link org.residuallab.architecture.Architecture} is the paper's view: stages of blocks,
 * with a shortcut option. {@link org.residuallab.architecture.Architecture#network()} writes it out
 * as a {@link org.residuallab.architecture.Network}: named layers with checked shapes. Costs are
 * counted on that list, and the Deeplearning4j model is built from it, so the two cannot disagree.
 *
 * <p>Start at {@link org.residuallab.architecture.Networks#named}, {@link
 * org.residuallab.architecture.CifarFamily} and {@link
 * org.residuallab.architecture.ImageNetFamily}.
 */
package org.residuallab.architecture;
