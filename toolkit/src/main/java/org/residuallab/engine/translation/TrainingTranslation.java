package org.residuallab.engine.translation;

import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.BatchNorm;
import org.residuallab.engine.operator.Convolution;
import org.residuallab.engine.operator.ConvolutionParameters;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.operator.NormalizationParameters;
import org.residuallab.engine.operator.Value;
import org.residuallab.engine.operator.Window;

/** For forward and backward passes: normalisations use the batch's statistics. */
final class TrainingTranslation extends Translation {

  TrainingTranslation(ComputationGraph graph, GraphParameters parameters, boolean joining) {
    super(graph, parameters, true, joining);
  }

  @Override
  void convolution(String name, ConvolutionLayer layer, Window window) {
    Optional<String> rectifier = vertices().rectifier(name);
    Value input = values().before(name);
    Value result = values().rectifiedResult(name, rectifier, window.result(layer.getNOut()));
    ConvolutionParameters weights = new ConvolutionParameters(parameters(), name, layer.hasBias());
    add(new Convolution(input, result, weights, window, rectifier.isPresent()));
    if (rectifier.isEmpty()) {
      values().allowOverwriting(name);
    }
  }

  @Override
  void normalization(String name) {
    Optional<String> rectifier = vertices().rectifier(name);
    Value input = values().before(name);
    Value result = values().rectifiedResult(name, rectifier, input.shape());
    NormalizationParameters scales =
        new NormalizationParameters(parameters(), name, vertices().normalization(name));
    add(new BatchNorm(input, result, scales, rectifier.isPresent()));
    if (rectifier.isEmpty()) {
      values().allowOverwriting(name);
    }
  }
}
