/**
 * What stored networks say of images: of a single picture, and of a whole test set by one protocol
 * or another.
 *
 * <p>Here: predictions, protocols (single view, flip, 10-crop), ensembles, errors with their
 * intervals. Not here: how a network is stored ({@link org.residuallab.run}), tables and charts of
 * what came out.
 */
package org.residuallab.evaluation;
