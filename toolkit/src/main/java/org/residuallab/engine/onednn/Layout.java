package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_clone;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_submemory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.residuallab.engine.onednn.Onednn.check;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.LongPointer;

/** How a tensor of floats lies in memory: its shape, and strides or blocks that oneDNN chose. */
public final class Layout {

  private final Natives natives;
  private final dnnl_memory_desc descriptor;
  private final long[] shape;

  private Layout(Natives natives, dnnl_memory_desc descriptor, long[] shape) {
    this.natives = natives;
    this.descriptor = descriptor;
    this.shape = shape.clone();
    natives.own(() -> dnnl_memory_desc_destroy(descriptor));
  }

  /** Leaves the order to oneDNN; stands in questions to the library, never for real memory. */
  public static Layout any(Natives natives, long... shape) {
    return tagged(natives, dnnl_format_tag_any, shape);
  }

  public static Layout tagged(Natives natives, int tag, long... shape) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_with_tag(
            descriptor, shape.length, new LongPointer(shape), dnnl_f32, tag),
        "layout");
    return new Layout(natives, descriptor, shape);
  }

  /** Row-major without gaps, as in {@code [N, C, H, W]} of Deeplearning4j. */
  public static Layout dense(Natives natives, long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strided(natives, shape, strides);
  }

  public static Layout strided(Natives natives, long[] shape, long[] strides) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_with_strides(
            descriptor, shape.length, new LongPointer(shape), dnnl_f32, new LongPointer(strides)),
        "layout");
    return new Layout(natives, descriptor, shape);
  }

  /** The same of a part of larger memory that begins there, in each dimension. */
  public static Layout strided(Natives natives, long[] shape, long[] strides, long... start) {
    if (Arrays.stream(start).allMatch(each -> each == 0)) {
      return strided(natives, shape, strides);
    }
    long[] whole = shape.clone();
    for (int i = 0; i < whole.length; i++) {
      whole[i] += start[i];
    }
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_submemory(
            descriptor,
            strided(natives, whole, strides).descriptor,
            new LongPointer(shape),
            new LongPointer(start)),
        "layout");
    return new Layout(natives, descriptor, shape);
  }

  /** The same, for another owner. */
  public Layout in(Natives owner) {
    return copyOf(owner, descriptor);
  }

  /** A copy of a descriptor that belongs to somebody else. */
  static Layout copyOf(Natives natives, dnnl_memory_desc original) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(dnnl_memory_desc_clone(descriptor, original), "layout");
    return new Layout(natives, descriptor, LayoutQueries.shape(descriptor));
  }

  public dnnl_memory_desc descriptor() {
    return descriptor;
  }

  public Natives natives() {
    return natives;
  }

  public long[] shape() {
    return shape.clone();
  }

  /** With the padding that blocks of channels need: at times more than the shape's product. */
  public long bytes() {
    return dnnl_memory_desc_get_size(descriptor);
  }

  public boolean same(Layout other) {
    return dnnl_memory_desc_equal(descriptor, other.descriptor) != 0;
  }
}
