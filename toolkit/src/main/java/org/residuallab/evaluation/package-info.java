/**
 * What stored networks say of images: of a single picture, and of a whole test set by one protocol
 * or another.
 *
 * <p>Here: predictions, protocols (single view, flip, crops, whole pictures at several scales),
 * ensembles, errors with their intervals. What a protocol computes of a picture is a list of {@link
 * org.residuallab.data.Look}s. Not here: how a network is stored ({@link org.residuallab.run}),
 * tables and charts of what came out.
 */
package org.residuallab.evaluation;
