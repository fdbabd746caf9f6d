package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_forward_primitive_desc_create;
import static org.residuallab.engine.plan.Argument.arg;

import org.residuallab.engine.onednn.Attributes;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Precision;

/**
 * Class probabilities {@code [N, classes]} and, in training, the gradient of their cross entropy.
 */
public final class Softmax implements Operator {

  private final Value scores;
  private final Value probabilities;
  private final CrossEntropy loss;

  /**
   * From scores to probabilities.
   *
   * @param loss measures the probabilities in training; null in inference
   */
  public Softmax(Value scores, Value probabilities, CrossEntropy loss) {
    this.scores = scores;
    this.probabilities = probabilities;
    this.loss = loss;
  }

  @Override
  public void forward(Program program) {
    Tensor given = scores.tensor();
    Tensor wide = given.layout().holds(Precision.FLOAT32) ? given : widened(program, given);
    Layout layout = wide.layout();
    Descriptor kernel =
        Descriptor.of(
            program.natives(),
            "softmax",
            made ->
                dnnl_softmax_forward_primitive_desc_create(
                    made,
                    Onednn.library().engine(),
                    dnnl_forward_inference,
                    dnnl_softmax_accurate,
                    layout.descriptor(),
                    layout.descriptor(),
                    1,
                    Attributes.plain(program.natives()).pointer()));
    program.execute(kernel, arg(DNNL_ARG_SRC, wide), arg(DNNL_ARG_DST, wide));
    probabilities.set(wide);
  }

  /** The loss is one of 32 bits, whatever the scores are. */
  private static Tensor widened(Program program, Tensor scores) {
    return program.in(Layout.dense(program.natives(), scores.layout().shape()), scores);
  }

  @Override
  public void backward(Program program) {
    Tensor computed = probabilities.tensor();
    Tensor gradient = program.allocate(computed.layout());
    program.add(() -> loss.measure(computed.floats(), gradient.floats()), computed, gradient);
    scores.contribute(program, gradient, true);
  }
}
