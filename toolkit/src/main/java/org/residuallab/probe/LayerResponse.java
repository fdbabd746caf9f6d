package org.residuallab.probe;

/**
 * How strongly a 3x3 layer responds: one point of the paper's Fig. 7.
 *
 * @param layer its name, {@code stage1.block1.conv1}
 * @param deviation standard deviation of its output after normalisation, before ReLU and addition,
 *     over all values: images, channels and positions
 */
public record LayerResponse(String layer, double deviation) {}
