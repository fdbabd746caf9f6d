/**
 * The training loop: one iteration after the other, across stops and crashes.
 *
 * <p>Here: {@link org.residuallab.training.Training}, the step, the learning rate, who listens. Not
 * here: what is stored of it ({@link org.residuallab.run}).
 */
package org.residuallab.training;
