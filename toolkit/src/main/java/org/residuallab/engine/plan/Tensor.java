package org.residuallab.engine.plan;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;
import static org.residuallab.engine.onednn.Onednn.check;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.javacpp.Pointer;
import org.residuallab.engine.onednn.FloatMemory;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;

/** A layout with memory behind it. Several tensors may show the same memory in other layouts. */
public final class Tensor {

  private final Layout layout;
  private final Slot slot;
  private final boolean wide;
  private final dnnl_memory memory = new dnnl_memory();
  private final List<Tensor> views = new ArrayList<>();
  private long address;
  private FloatBuffer floats;

  /**
   * @param slot its place in the arena, or null if the memory is elsewhere
   */
  Tensor(Layout layout, Slot slot) {
    this.layout = layout;
    this.slot = slot;
    wide = layout.holds(Precision.FLOAT32);
    check(
        dnnl_memory_create(memory, layout.descriptor(), Onednn.library().engine(), (Pointer) null),
        "memory");
    layout.natives().own(() -> dnnl_memory_destroy(memory));
  }

  public Layout layout() {
    return layout;
  }

  Slot slot() {
    return slot;
  }

  dnnl_memory memory() {
    return memory;
  }

  /** Moves the tensor to an address; nothing is copied. */
  public void bind(long newAddress) {
    if (newAddress != address) {
      FloatMemory target = new FloatMemory(newAddress, layout.bytes() / Float.BYTES);
      check(dnnl_memory_set_data_handle(memory, target), "address");
      address = newAddress;
      floats = target.asBuffer();
      views.forEach(view -> view.bind(newAddress));
    }
  }

  /** The same memory in another layout, wherever it moves. */
  public Tensor view(Layout other) {
    Tensor view = new Tensor(other, slot);
    if (address != 0) {
      view.bind(address);
    }
    views.add(view);
    return view;
  }

  long address() {
    return address;
  }

  /**
   * The memory as Java sees it, in the order of the layout.
   *
   * @throws IllegalStateException if it holds no 32-bit floats
   */
  public FloatBuffer floats() {
    if (!wide) {
      throw new IllegalStateException("Java reads 32-bit floats alone");
    }
    return floats;
  }
}
