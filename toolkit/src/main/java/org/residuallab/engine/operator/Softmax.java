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
    Layout layout = scores.tensor().layout();
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
    program.execute(kernel, arg(DNNL_ARG_SRC, scores.tensor()), arg(DNNL_ARG_DST, scores.tensor()));
    probabilities.set(scores.tensor());
  }

  @Override
  public void backward(Program program) {
    Tensor computed = probabilities.tensor();
    Tensor gradient = program.allocate(computed.layout());
    program.add(() -> loss.measure(computed.floats(), gradient.floats()), computed, gradient);
    scores.contribute(program, gradient, true);
  }
}
