package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_data_type;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dims;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_blks;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_idxs;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_nblks_s32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_ndims_s32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_strides;
import static org.residuallab.engine.onednn.Onednn.check;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Questions to an opaque memory descriptor. */
final class LayoutQueries {

  private LayoutQueries() {}

  static long[] shape(dnnl_memory_desc descriptor) {
    return numbers(descriptor, dnnl_query_dims, number(descriptor, dnnl_query_ndims_s32));
  }

  /** oneDNN's code for what its elements are. */
  static int type(dnnl_memory_desc descriptor) {
    return number(descriptor, dnnl_query_data_type);
  }

  /** Of the outer dimensions, in elements. */
  static long[] strides(dnnl_memory_desc descriptor) {
    return numbers(descriptor, dnnl_query_strides, number(descriptor, dnnl_query_ndims_s32));
  }

  /** Sizes of the inner blocks, the outermost first; empty for plain strides. */
  static long[] blocks(dnnl_memory_desc descriptor) {
    int count = number(descriptor, dnnl_query_inner_nblks_s32);
    return numbers(descriptor, dnnl_query_inner_blks, count);
  }

  /** The dimension each inner block divides. */
  static long[] blockedDimensions(dnnl_memory_desc descriptor) {
    int count = number(descriptor, dnnl_query_inner_nblks_s32);
    return numbers(descriptor, dnnl_query_inner_idxs, count);
  }

  private static int number(dnnl_memory_desc descriptor, int query) {
    try (IntPointer result = new IntPointer(1)) {
      check(dnnl_memory_desc_query(descriptor, query, result), "question to a layout");
      return result.get();
    }
  }

  private static long[] numbers(dnnl_memory_desc descriptor, int query, int count) {
    long[] numbers = new long[count];
    if (count > 0) {
      try (PointerPointer<LongPointer> result = new PointerPointer<>(1)) {
        check(dnnl_memory_desc_query(descriptor, query, result), "question to a layout");
        result.get(LongPointer.class, 0).get(numbers);
      }
    }
    return numbers;
  }
}
