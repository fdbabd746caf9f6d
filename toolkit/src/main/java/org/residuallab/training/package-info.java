/**
 * The paper's recipe at any budget, the training loop, and the runs it stores.
 *
 * <p>{@link org.residuallab.training.Recipe} says how to train, {@link
 * org.residuallab.training.Training} does it, {@link org.residuallab.training.StoredRun} is what it
 * leaves in {@code runs/}.
 */
package org.residuallab.training;
