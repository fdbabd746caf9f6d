package org.residuallab.engine.operator;

import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/**
 * A gradient of the loss with respect to a value.
 *
 * @param tensor the memory
 * @param isOwned whether nobody else reads that memory, so that its reader may overwrite it
 */
record Gradient(Tensor tensor, boolean isOwned) {

  /** Where a gradient computed from this one goes: over it, if nobody else reads it. */
  Tensor successor(Program program) {
    return isOwned ? tensor : program.allocate(tensor.layout());
  }

  /** The same in another layout. */
  Gradient in(Program program, Layout layout) {
    Tensor moved = program.in(layout, tensor);
    return moved == tensor ? this : new Gradient(moved, true);
  }
}
