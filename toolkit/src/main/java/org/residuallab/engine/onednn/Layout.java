package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
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
import org.residuallab.model.Precision;

/**
 * How a tensor lies in memory: its shape, strides or blocks that oneDNN chose, and the precision of
 * its numbers, which is that of 32-bit floats where nothing else is said.
 */
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
  public static Layout any(Natives natives, Precision precision, long... shape) {
    return tagged(natives, precision, dnnl_format_tag_any, shape);
  }

  public static Layout tagged(Natives natives, Precision precision, int tag, long... shape) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_with_tag(
            descriptor, shape.length, new LongPointer(shape), type(precision), tag),
        "layout");
    return new Layout(natives, descriptor, shape);
  }

  /** Row-major without gaps, as in {@code [N, C, H, W]} of Deeplearning4j. */
  public static Layout dense(Natives natives, long... shape) {
    return dense(natives, Precision.FLOAT32, shape);
  }

  /** The same of another precision. */
  public static Layout dense(Natives natives, Precision precision, long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strided(natives, precision, shape, strides);
  }

  public static Layout strided(Natives natives, long[] shape, long[] strides) {
    return strided(natives, Precision.FLOAT32, shape, strides);
  }

  private static Layout strided(
      Natives natives, Precision precision, long[] shape, long[] strides) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_with_strides(
            descriptor,
            shape.length,
            new LongPointer(shape),
            type(precision),
            new LongPointer(strides)),
        "layout");
    return new Layout(natives, descriptor, shape);
  }

  /** The same of a part of larger memory that begins there, in each dimension. */
  public static Layout strided(
      Natives natives, Precision precision, long[] shape, long[] strides, long... start) {
    if (Arrays.stream(start).allMatch(each -> each == 0)) {
      return strided(natives, precision, shape, strides);
    }
    long[] whole = shape.clone();
    for (int i = 0; i < whole.length; i++) {
      whole[i] += start[i];
    }
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    check(
        dnnl_memory_desc_create_submemory(
            descriptor,
            strided(natives, precision, whole, strides).descriptor,
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

  private static int type(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> dnnl_f32;
      case BFLOAT16 -> dnnl_bf16;
    };
  }

  /** Whether its numbers are of that precision; those of a scratchpad are of none. */
  public boolean holds(Precision precision) {
    return LayoutQueries.type(descriptor) == type(precision);
  }

  /**
   * The precision of its numbers.
   *
   * @throws IllegalStateException if they have none
   */
  public Precision precision() {
    return Arrays.stream(Precision.values())
        .filter(this::holds)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("these are no activations or parameters"));
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
