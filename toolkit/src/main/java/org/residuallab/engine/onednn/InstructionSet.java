package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;

/** The widest vector instructions oneDNN uses on this processor. */
public enum InstructionSet {
  /** AVX-512, 16 floats at a time. */
  AVX512("AVX-512"),
  /** AVX2, 8 floats at a time. */
  AVX2("AVX2"),
  /** Anything older, or another kind of processor. */
  BASIC("basic");

  private final String label;

  InstructionSet(String label) {
    this.label = label;
  }

  // oneDNN's codes are sets of bits: a newer processor has all bits of the older ones.
  static InstructionSet of(int bits) {
    if ((bits & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core) {
      return AVX512;
    }
    return (bits & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2 ? AVX2 : BASIC;
  }

  @Override
  public String toString() {
    return label;
  }
}
