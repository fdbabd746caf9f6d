package org.residuallab.engine;

import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** For forward and backward passes: normalisations use the batch's statistics. */
final class TrainingTranslation extends Translation {

  TrainingTranslation(ComputationGraph graph, Parameters parameters, boolean joining) {
    super(graph, parameters, joining);
  }

  @Override
  boolean training() {
    return true;
  }

  @Override
  void convolution(String name, ConvolutionLayer layer, Window window) {
    Optional<String> rectifier = vertices().rectifier(name);
    long[] maps = window.output();
    Value result =
        rectifiedResult(name, rectifier, only(name).batch(), layer.getNOut(), maps[0], maps[1]);
    boolean relu = rectifier.isPresent();
    add(
        new Convolution(
            only(name),
            result,
            new ConvolutionParameters(parameters(), name, layer.hasBias()),
            window,
            relu));
    if (!relu) {
      allowOverwriting(name, result);
    }
  }

  @Override
  void normalization(String name, BatchNormalization layer) {
    Optional<String> rectifier = vertices().rectifier(name);
    Value result = rectifiedResult(name, rectifier, only(name).shape());
    boolean relu = rectifier.isPresent();
    add(
        new Normalization(
            only(name), result, new NormalizationParameters(parameters(), name, layer), relu));
    if (!relu) {
      allowOverwriting(name, result);
    }
  }
}
