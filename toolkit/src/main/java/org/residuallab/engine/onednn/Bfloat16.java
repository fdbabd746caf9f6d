package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;

/** How oneDNN multiplies numbers of 16 bits on this processor, the fastest first. */
public enum Bfloat16 {
  /** Tiles of a matrix at a time. */
  AMX("AMX"),
  /** Vectors of 512 bits, two products for each sum. */
  AVX512_BF16("AVX512_BF16"),
  /** By AVX-512's instructions for 32 bits, more slowly than those numbers themselves. */
  EMULATED("AVX-512, bfloat16 emulated"),
  /** Not at all: oneDNN trains no network in them. */
  NONE("none");

  private final String label;

  Bfloat16(String label) {
    this.label = label;
  }

  // oneDNN's codes are sets of bits: a newer processor has all bits of the older ones.
  static Bfloat16 of(int bits) {
    if (has(bits, dnnl_cpu_isa_avx512_core_amx)) {
      return AMX;
    }
    if (has(bits, dnnl_cpu_isa_avx512_core_bf16)) {
      return AVX512_BF16;
    }
    return has(bits, dnnl_cpu_isa_avx512_core) ? EMULATED : NONE;
  }

  private static boolean has(int bits, int all) {
    return (bits & all) == all;
  }

  /** Whether the processor itself knows such numbers. */
  public boolean isNative() {
    return this == AMX || this == AVX512_BF16;
  }

  @Override
  public String toString() {
    return label;
  }
}
