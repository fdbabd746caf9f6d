/**
 * What a network <em>is</em>: plain records, free of Deeplearning4j.
 *
 * <p>Here: an {@link org.residuallab.architecture.Architecture} is the paper's view, stages of
 * blocks with a shortcut option; its {@link org.residuallab.architecture.Network} is the same
 * written out, named layers with checked shapes. Costs are counted on that list, and the model is
 * built from it, so the two cannot disagree. A stored run holds a {@link
 * org.residuallab.architecture.Design}. Start at {@link
 * org.residuallab.architecture.Networks#named}. Not here: costs ({@link org.residuallab.cost}) and
 * weights ({@link org.residuallab.model}).
 *
 * <p>A new kind of {@link org.residuallab.architecture.Block} is one file, and a line in that
 * interface's list if stored runs shall name it; a family of networks that have names is a line in
 * {@code Families}.
 */
package org.residuallab.architecture;
