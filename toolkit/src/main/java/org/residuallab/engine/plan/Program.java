package org.residuallab.engine.plan;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.NativeMemoryError;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;

/** A plan in the making: operators append their steps and ask for memory. */
public final class Program {

  private static final long ALIGNMENT = 64;

  private final Natives natives;
  private final Precision precision;
  private final List<Step> steps = new ArrayList<>();
  private final List<Purpose> origins = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Tensor> witnesses = new ArrayList<>();
  private Purpose origin = new Purpose("", false);

  /** Of 32-bit floats. */
  public Program(Natives natives) {
    this(natives, Precision.FLOAT32);
  }

  /**
   * @param precision of activations, of their gradients, and of the weights they are multiplied by
   */
  public Program(Natives natives, Precision precision) {
    this.natives = natives;
    this.precision = precision;
  }

  public Precision precision() {
    return precision;
  }

  public Natives natives() {
    return natives;
  }

  /** Says for what the steps are there that are appended from now on. */
  public void begin(Purpose next) {
    origin = next;
  }

  /** Memory of the arena, from the first step that touches it to the last. */
  public Tensor allocate(Layout layout) {
    Tensor tensor = new Tensor(layout, new Slot(layout.bytes()));
    tensors.add(tensor);
    return tensor;
  }

  /** Memory that lives elsewhere: parameters, gradients, the batch. */
  public Tensor outside(Layout layout, long address) {
    Tensor tensor = new Tensor(layout, null);
    if (address != 0) {
      tensor.bind(address);
    }
    return tensor;
  }

  /** Memory of its own that starts as zeros and is not shared with other tensors. */
  public Tensor own(Layout layout) {
    Pointer block = Pointer.calloc(1, layout.bytes() + ALIGNMENT);
    if (block == null || block.isNull()) {
      throw new NativeMemoryError(layout.bytes(), "a network's constants");
    }
    natives.own(() -> Pointer.free(block));
    return outside(layout, (block.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
  }

  /** Appends a step written in Java that reads or writes the given tensors. */
  public void add(Step step, Tensor... touched) {
    for (Tensor tensor : touched) {
      touch(tensor);
    }
    steps.add(step);
    origins.add(origin);
  }

  private void touch(Tensor tensor) {
    if (tensor.slot() != null) {
      tensor.slot().usedAt(steps.size());
    }
  }

  /** Appends a primitive, with a scratchpad if it wants one. */
  public void execute(Descriptor descriptor, Argument... arguments) {
    List<Argument> all = new ArrayList<>(List.of(arguments));
    Layout scratchpad = descriptor.layout(dnnl_query_scratchpad_md);
    if (scratchpad.bytes() > 0) {
      all.add(arg(DNNL_ARG_SCRATCHPAD, allocate(scratchpad)));
    }
    add(
        new Primitive(natives, descriptor, all),
        all.stream().map(Argument::tensor).toArray(Tensor[]::new));
  }

  /** Copies into the other tensor's layout, whose precision may be another. */
  public void reorder(Tensor from, Tensor to) {
    reorder(from, to, Attributes.plain(natives));
  }

  public void reorder(Tensor from, Tensor to, Attributes attributes, Argument... more) {
    Descriptor descriptor =
        Descriptor.of(
            natives,
            "reorder",
            made ->
                dnnl_reorder_primitive_desc_create(
                    made,
                    from.layout().descriptor(),
                    Onednn.library().engine(),
                    to.layout().descriptor(),
                    Onednn.library().engine(),
                    attributes.pointer()));
    List<Argument> arguments = new ArrayList<>(List.of(more));
    arguments.add(arg(DNNL_ARG_FROM, from));
    arguments.add(arg(DNNL_ARG_TO, to));
    execute(descriptor, arguments.toArray(Argument[]::new));
  }

  /**
   * The tensor itself if it has that layout, precision included, otherwise a copy made when the
   * plan runs.
   */
  public Tensor in(Layout layout, Tensor tensor) {
    if (tensor.layout().same(layout)) {
      return tensor;
    }
    Tensor copy = allocate(layout);
    reorder(tensor, copy);
    return copy;
  }

  /** {@code to = left + right}; all of one layout, and {@code to} may be one of the others. */
  public void sum(Tensor left, Tensor right, Tensor to, Attributes attributes) {
    binary(dnnl_binary_add, left, right, to, attributes);
  }

  /**
   * As {@link #sum}, with another operation.
   *
   * @param algorithm such as {@code dnnl_binary_mul}
   */
  public void binary(int algorithm, Tensor left, Tensor right, Tensor to, Attributes attributes) {
    Descriptor descriptor =
        Descriptor.of(
            natives,
            "operation on two tensors",
            made ->
                dnnl_binary_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    algorithm,
                    left.layout().descriptor(),
                    right.layout().descriptor(),
                    to.layout().descriptor(),
                    attributes.pointer()));
    execute(
        descriptor, arg(DNNL_ARG_SRC_0, left), arg(DNNL_ARG_SRC_1, right), arg(DNNL_ARG_DST, to));
  }

  /** Protects a tensor's memory until the plan has run, for a reader outside. */
  public void keep(Tensor tensor) {
    touch(tensor);
  }

  /** Names a small tensor that is not finite where anything before it is not. */
  public void witness(Tensor tensor) {
    witnesses.add(tensor);
  }

  /** The plan, which frees its objects with the others of its owner. */
  public Plan finish(Holdings holdings) {
    witnesses.forEach(this::keep);
    return new Plan(
        holdings,
        natives,
        List.copyOf(steps),
        List.copyOf(origins),
        List.copyOf(tensors),
        List.copyOf(witnesses));
  }
}
