package org.residuallab.bench;

import java.util.Locale;
import java.util.Map;

/** The widest instruction set that engines may use, so that one machine can stand for another. */
public enum Instructions {
  /** What the processor has. */
  ALL,
  /** AVX2 on a processor that has more; stock Deeplearning4j is not restrained. */
  AVX2;

  /** Variables that oneDNN and PyTorch obey. */
  Map<String, String> environment() {
    return this == AVX2
        ? Map.of("ONEDNN_MAX_CPU_ISA", "AVX2", "ATEN_CPU_CAPABILITY", "avx2")
        : Map.of();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
