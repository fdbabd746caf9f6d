package org.residuallab.engine;

/**
 * The path on which a graph computes, for a run's provenance.
 *
 * @param path {@code residual-lab}, {@code deeplearning4j-onednn} or {@code deeplearning4j}
 * @param library what computes, with its version
 * @param instructions the widest instruction set in use
 * @param threads cores in use
 */
public record EngineDescription(String path, String library, String instructions, int threads) {}
