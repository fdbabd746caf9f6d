package org.residuallab.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2_vnni_2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx_fp16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_fp16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_default;

import org.junit.jupiter.api.Test;
import org.residuallab.model.Precision;

class Bfloat16Test {

  @Test
  void a_processor_has_it_by_what_onednn_says_of_it() {
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx512_core_amx_fp16)).isEqualTo(Bfloat16.AMX);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx512_core_amx)).isEqualTo(Bfloat16.AMX);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx512_core_fp16)).isEqualTo(Bfloat16.AVX512_BF16);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx512_core_bf16)).isEqualTo(Bfloat16.AVX512_BF16);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx512_core_vnni)).isEqualTo(Bfloat16.EMULATED);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx512_core)).isEqualTo(Bfloat16.EMULATED);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx2_vnni_2)).isEqualTo(Bfloat16.NONE);
    assertThat(Bfloat16.of(dnnl_cpu_isa_avx2)).isEqualTo(Bfloat16.NONE);
    assertThat(Bfloat16.of(dnnl_cpu_isa_default)).isEqualTo(Bfloat16.NONE);
  }

  @Test
  void its_numbers_take_two_bytes_each() {
    long[] shape = {4, 16, 8, 8};
    try (Natives natives = new Natives()) {
      Layout wide = Layout.dense(natives, shape);
      Layout narrow = Layout.dense(natives, Precision.BFLOAT16, shape);

      assertThat(wide.bytes()).isEqualTo(4 * 16 * 8 * 8 * 4);
      assertThat(narrow.bytes()).isEqualTo(4 * 16 * 8 * 8 * 2);
      assertThat(narrow.same(wide)).isFalse();
      assertThat(narrow.precision()).isEqualTo(Precision.BFLOAT16);
      assertThat(MapStrides.of(narrow).everyNth(2).layout(natives).precision())
          .isEqualTo(Precision.BFLOAT16);
    }
  }
}
