package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Precision;

/**
 * Dropout in training: a value is kept with some probability and divided by it, or set to zero. The
 * draws depend on a seed and on the number of the iteration, so that a run can be repeated.
 */
public final class Dropout implements Operator {

  private final Value input;
  private final Value output;
  private final double kept;
  private final LongSupplier seed;
  private Tensor drawn;
  private Tensor mask;

  /**
   * From input to output.
   *
   * @param kept probability of keeping a value
   * @param seed of the next run's draws
   */
  public Dropout(Value input, Value output, double kept, LongSupplier seed) {
    this.input = input;
    this.output = output;
    this.kept = kept;
    this.seed = seed;
  }

  @Override
  public void forward(Program program) {
    Tensor source = input.tensor();
    drawn = program.allocate(drawnLayout(program, source.layout()));
    program.add(this::draw, drawn);
    mask = program.in(source.layout(), drawn);
    output.set(program.allocate(source.layout()));
    program.binary(
        dnnl_binary_mul, source, mask, output.tensor(), Attributes.plain(program.natives()));
  }

  // Java writes 32-bit floats.
  private static Layout drawnLayout(Program program, Layout source) {
    return source.holds(Precision.FLOAT32)
        ? source
        : Layout.dense(program.natives(), source.shape());
  }

  private void draw() {
    SplittableRandom random = new SplittableRandom(seed.getAsLong());
    float scale = (float) (1 / kept);
    for (int i = 0; i < drawn.floats().limit(); i++) {
      drawn.floats().put(i, random.nextDouble() < kept ? scale : 0);
    }
  }

  @Override
  public void backward(Program program) {
    Gradient gradient = output.gradient(program).in(program, mask.layout());
    Tensor result = gradient.successor(program);
    program.binary(
        dnnl_binary_mul, gradient.tensor(), mask, result, Attributes.plain(program.natives()));
    input.contribute(program, result, true);
  }
}
