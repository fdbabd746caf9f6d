package org.residuallab.data;

import org.residuallab.architecture.Shape;

/**
 * What a network is given of one look at a picture.
 *
 * @param shape {@code [C, H, W]}
 * @param values in C order, mean subtracted; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copied nowhere for speed.
public record NetworkInput(Shape shape, float[] values) {}
