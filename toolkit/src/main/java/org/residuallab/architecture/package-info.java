/**
 * What a network <em>is</em>: plain records, free of Deeplearning4j.
 *
 * <p>An {@link org.residuallab.architecture.Architecture} is the paper's view: stages of blocks,
 * with a shortcut option. {@link org.residuallab.architecture.Architecture#network()} writes it out
 * as a {@link org.residuallab.architecture.Network}: named layers with checked shapes. Costs are
 * counted on that list, and the Deeplearning4j model is built from it, so the two cannot disagree.
 *
 * <p>A new kind of {@link org.residuallab.architecture.Block} is one file, and a line in that
 * interface's list if stored runs shall name it; a family of networks that have names is a line in
 * {@code Families}. A stored run holds a {@link org.residuallab.architecture.Design}.
 *
 * <p>Start at {@link org.residuallab.architecture.Networks#named}, {@link
 * org.residuallab.architecture.CifarFamily} and {@link
 * org.residuallab.architecture.ImageNetFamily}.
 */
package org.residuallab.architecture;
