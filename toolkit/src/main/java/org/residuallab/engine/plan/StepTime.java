package org.residuallab.engine.plan;

import org.residuallab.engine.onednn.Work;

/**
 * How long a step of a plan took.
 *
 * @param origin for what it was there
 * @param work what it did
 * @param kernel oneDNN's name of its implementation, {@code brgconv:avx512_core}; {@code Java} of
 *     one written in Java
 * @param seconds in all
 */
public record StepTime(Purpose origin, Work work, String kernel, double seconds) {}
