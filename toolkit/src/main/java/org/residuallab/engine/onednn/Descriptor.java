package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_primitive_kind;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_prop_kind;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;
import static org.residuallab.engine.onednn.Onednn.check;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** oneDNN's answer to "how would you compute this": an implementation and the layouts it wants. */
public final class Descriptor {

  private final Natives natives;
  private final dnnl_primitive_desc pointer;

  private Descriptor(Natives natives, dnnl_primitive_desc pointer) {
    this.natives = natives;
    this.pointer = pointer;
    natives.own(() -> dnnl_primitive_desc_destroy(pointer));
  }

  /**
   * Asks for the best implementation of an operation.
   *
   * @param what names the operation in an error
   * @param creation a call of one of oneDNN's {@code ..._primitive_desc_create} functions
   */
  public static Descriptor of(
      Natives natives, String what, ToIntFunction<dnnl_primitive_desc> creation) {
    dnnl_primitive_desc pointer = new dnnl_primitive_desc();
    check(creation.applyAsInt(pointer), what);
    return new Descriptor(natives, pointer);
  }

  /** As {@link #of}, but empty if oneDNN has no implementation, or only its slow reference. */
  public static Optional<Descriptor> fast(
      Natives natives, String what, ToIntFunction<dnnl_primitive_desc> creation) {
    dnnl_primitive_desc pointer = new dnnl_primitive_desc();
    int status = creation.applyAsInt(pointer);
    if (status == dnnl_unimplemented) {
      return Optional.empty();
    }
    check(status, what);
    return Optional.of(new Descriptor(natives, pointer)).filter(found -> !found.isReference());
  }

  public dnnl_primitive_desc pointer() {
    return pointer;
  }

  /**
   * The layout it wants for one of its arguments.
   *
   * @param query such as {@code dnnl_query_src_md}
   */
  public Layout layout(int query) {
    return Layout.copyOf(natives, dnnl_primitive_desc_query_md(pointer, query, 0));
  }

  /** What it computes. */
  public Work work() {
    // Of kinds that know no way, such as reorders, there is no answer, and none is needed.
    return Work.of(
        number(dnnl_query_primitive_kind).orElseThrow(), number(dnnl_query_prop_kind).orElse(0));
  }

  private OptionalInt number(int query) {
    try (IntPointer answer = new IntPointer(1)) {
      int status = dnnl_primitive_desc_query(pointer, query, 0, answer);
      return status == 0 ? OptionalInt.of(answer.get()) : OptionalInt.empty();
    }
  }

  /** oneDNN's name of how it computes it. */
  public String implementation() {
    try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
      check(dnnl_primitive_desc_query(pointer, dnnl_query_impl_info_str, 0, name), "question");
      return name.get(BytePointer.class, 0).getString();
    }
  }

  private boolean isReference() {
    return implementation().startsWith("ref");
  }
}
