package org.residuallab.engine;

import java.io.Serializable;

/**
 * The path on which a graph computes, for a run's provenance.
 *
 * @param path {@code residual-lab}, {@code deeplearning4j-onednn} or {@code deeplearning4j}
 * @param library what computes, with its version
 * @param instructions the widest instruction set in use
 * @param threads cores in use
 */
public record EngineDescription(String path, String library, String instructions, int threads)
    implements Serializable {

  /** One line: {@code residual-lab (oneDNN 3.11.0, AVX-512, 2 threads)}. */
  @Override
  public String toString() {
    String set = instructions.isEmpty() ? "" : ", " + instructions;
    return "%s (%s%s, %d threads)".formatted(path, library, set, threads);
  }
}
