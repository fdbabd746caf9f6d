/**
 * How a network is trained: the paper's recipe (section 4.2) at any number of iterations.
 *
 * <p>Here: batch size, rates and drops, warm-up, presets and budgets, as plain records. Not here:
 * the loop that follows them ({@link org.residuallab.training}).
 */
package org.residuallab.recipe;
