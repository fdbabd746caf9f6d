package org.residuallab.engine.translation;

import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.residuallab.engine.operator.Flattening;
import org.residuallab.engine.operator.Operator;
import org.residuallab.engine.operator.Pooling;
import org.residuallab.engine.operator.Value;
import org.residuallab.engine.operator.Window;
import org.residuallab.engine.operator.ZeroPadding;
import org.residuallab.model.ZeroPaddedShortcutVertex;

/** Operators that pool or sample feature maps. */
final class MapOperators {

  private static final ConvolutionMode TRUNCATE = ConvolutionMode.Truncate;
  private static final int[] ONE = {1, 1};
  private static final int[] NONE = {0, 0};

  private final Values values;
  private final List<Operator> operators;
  private final boolean training;

  /**
   * @param operators receives the new ones
   */
  MapOperators(Values values, List<Operator> operators, boolean training) {
    this.values = values;
    this.operators = operators;
    this.training = training;
  }

  void pooling(String name, SubsamplingLayer layer) {
    Value input = values.mapsBefore(name);
    Window window =
        Window.over(
            input,
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode());
    int average =
        layer.isAvgPoolIncludePadInDivisor()
            ? dnnl_pooling_avg_include_padding
            : dnnl_pooling_avg_exclude_padding;
    int algorithm = layer.getPoolingType() == PoolingType.MAX ? dnnl_pooling_max : average;
    Value pooled = values.result(name, window.result(input.shape()[1]));
    operators.add(new Pooling(input, pooled, window, algorithm, training));
  }

  void globalPooling(String name) {
    Value input = values.mapsBefore(name);
    long[] shape = input.shape();
    int[] whole = {(int) shape[2], (int) shape[3]};
    Value pooled = average(input, Window.over(input, whole, ONE, NONE, ONE, TRUNCATE));
    operators.add(new Flattening(pooled, values.result(name, shape[0], shape[1])));
  }

  void zeroPadding(String name, ZeroPaddedShortcutVertex shortcut) {
    int stride = shortcut.getStride();
    int channels = shortcut.getChannels();
    Value kept = values.mapsBefore(name);
    int step = stride;
    if (kept.shape()[2] % stride != 0 || kept.shape()[3] % stride != 0) {
      // oneDNN takes no view of every n-th row that ends in the middle of a step.
      int[] steps = {stride, stride};
      kept = average(kept, Window.over(kept, ONE, steps, NONE, ONE, TRUNCATE));
      step = 1;
    }
    long[] shape = kept.shape();
    Value padded = values.result(name, shape[0], channels, shape[2] / step, shape[3] / step);
    int before = shortcut.getZeros().before(Math.toIntExact(shape[1]), channels);
    operators.add(new ZeroPadding(kept, padded.share(), step, before));
  }

  private Value average(Value input, Window window) {
    Value result = new Value(true, window.result(input.shape()[1]));
    operators.add(new Pooling(input, result, window, dnnl_pooling_avg_exclude_padding, training));
    return result;
  }
}
