/**
 * Weights that other people's code trained, and weights for it: readers of safetensors and of
 * PyTorch's state dictionaries, which run nothing that stands in a file, and the names that other
 * code gives the layers of the networks known here.
 *
 * <p>Start at {@link org.residuallab.weights.WeightsFile#read}, {@link
 * org.residuallab.weights.WeightsImport} and {@link org.residuallab.weights.WeightsExport}.
 */
package org.residuallab.weights;
