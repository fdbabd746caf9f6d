package org.residuallab.engine;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Deeplearning4j's own layers on oneDNN. They exist in M2.1 but are off by default, and a class
 * that they ask about has moved: {@code org.nd4j.nativeblas.Nd4jCpu} in this project stands in.
 *
 * <p>Deeplearning4j turns them on by a property of the process, which would reach graphs that other
 * threads make. Here each layer of one graph gets its helper by itself.
 */
final class OnednnLayers {

  private static final Map<Class<?>, Function<DataType, LayerHelper>> HELPERS =
      Map.of(
          ConvolutionLayer.class, MKLDNNConvHelper::new,
          SubsamplingLayer.class, MKLDNNSubsamplingHelper::new,
          BatchNormalization.class, MKLDNNBatchNormHelper::new);

  private OnednnLayers() {}

  /** Gives the helpers to the layers of a graph that know of one. */
  static void attach(ComputationGraph graph) {
    DataType type = graph.getConfiguration().getDataType();
    for (Layer layer : graph.getLayers()) {
      if (HELPERS.containsKey(layer.getClass())) {
        LayerHelper helper = HELPERS.get(layer.getClass()).apply(type);
        if (helper.checkSupported() && isSupported(layer, helper)) {
          set(layer, helper);
        }
      }
    }
  }

  private static boolean isSupported(Layer layer, LayerHelper helper) {
    return !(layer instanceof BatchNormalization normalization)
        || ((MKLDNNBatchNormHelper) helper)
            .checkSupported(
                normalization.layerConf().getEps(), normalization.layerConf().isLockGammaBeta());
  }

  private static void set(Layer layer, LayerHelper helper) {
    try {
      Field field = layer.getClass().getDeclaredField("helper");
      field.setAccessible(true);
      field.set(layer, helper);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this is not Deeplearning4j M2.1", e);
    }
  }

  static boolean areAttached(ComputationGraph graph) {
    return Arrays.stream(graph.getLayers()).anyMatch(layer -> layer.getHelper() != null);
  }
}
