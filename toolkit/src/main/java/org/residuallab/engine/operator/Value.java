package org.residuallab.engine.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.engine.plan.Zeros;

/**
 * What one operator hands to others: activations forwards, the sum of their gradients backwards.
 */
public final class Value {

  private final long[] shape;
  private final boolean differentiable;
  private Tensor tensor;
  private boolean overwritable;
  private boolean shared;
  private Gradient gradient;
  private final List<Consumer<Tensor>> additions = new ArrayList<>();

  /**
   * Of that shape, not computed yet.
   *
   * @param differentiable whether its producer wants a gradient; the batch of images does not
   */
  public Value(boolean differentiable, long... shape) {
    this.differentiable = differentiable;
    this.shape = shape.clone();
  }

  public long[] shape() {
    return shape.clone();
  }

  public long batch() {
    return shape[0];
  }

  public boolean isDifferentiable() {
    return differentiable;
  }

  public Tensor tensor() {
    return tensor;
  }

  public void set(Tensor computed) {
    tensor = computed;
  }

  /** Says that its only reader may write its own result over this value. */
  public void allowOverwriting() {
    overwritable = true;
  }

  boolean isOverwritable() {
    return overwritable;
  }

  /** Says that it has several names, or memory that nobody else may write to. */
  public Value share() {
    shared = true;
    return this;
  }

  public boolean isShared() {
    return shared;
  }

  /**
   * Adds a reader's gradient to those that came before.
   *
   * @param owned whether nobody else reads that tensor, so that it may serve as the sum
   */
  void contribute(Program program, Tensor part, boolean owned) {
    if (gradient == null) {
      gradient = new Gradient(part, owned);
      return;
    }
    boolean takePart = owned && !gradient.isOwned();
    Gradient sum = takePart ? new Gradient(part, true) : gradient;
    Tensor other = program.in(sum.tensor().layout(), takePart ? gradient.tensor() : part);
    Tensor target = sum.isOwned() ? sum.tensor() : program.allocate(sum.tensor().layout());
    program.sum(sum.tensor(), other, target, Attributes.plain(program.natives()));
    gradient = new Gradient(target, true);
  }

  /** As {@link #contribute}, for a reader that can add its part to a tensor in place. */
  void contribute(Consumer<Tensor> addition) {
    additions.add(addition);
  }

  /** The sum of all readers' gradients; they have all contributed before. */
  Gradient gradient(Program program) {
    if (!additions.isEmpty()) {
      Tensor sum = ownedSum(program);
      additions.forEach(addition -> addition.accept(sum));
      additions.clear();
      gradient = new Gradient(sum, true);
    }
    return gradient;
  }

  private Tensor ownedSum(Program program) {
    if (gradient != null && gradient.isOwned()) {
      return gradient.tensor();
    }
    Tensor sum = program.allocate(tensor.layout());
    if (gradient == null) {
      program.add(() -> Zeros.fill(sum), sum);
    } else {
      program.reorder(gradient.tensor(), sum);
    }
    return sum;
  }
}
