package org.residuallab.engine.translation;

import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.ConvolutionParameters;
import org.residuallab.engine.operator.FixedNormalization;
import org.residuallab.engine.operator.FoldedConvolution;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.operator.NormalizationParameters;
import org.residuallab.engine.operator.Value;
import org.residuallab.engine.operator.Window;

/** For outputs alone: running statistics, and one primitive for a convolution and what follows. */
final class InferenceTranslation extends Translation {

  InferenceTranslation(ComputationGraph graph, GraphParameters parameters, boolean joining) {
    super(graph, parameters, false, joining);
  }

  @Override
  void convolution(String name, ConvolutionLayer layer, Window window) {
    Optional<String> normalization =
        vertices().soleReader(name).filter(vertices()::isNormalization);
    String normalized = normalization.orElse(name);
    Optional<String> addition =
        vertices().soleReader(normalized).filter(sum -> canTake(sum, normalized));
    Optional<Value> addend = addition.map(sum -> values().of(other(sum, normalized)));
    String summed = addition.orElse(normalized);
    Optional<String> rectifier = vertices().rectifier(summed);
    Value input = values().before(name);
    Value result = values().result(name, window.result(layer.getNOut()));
    Stream.of(normalization, addition, rectifier)
        .flatMap(Optional::stream)
        .forEach(taken -> values().take(taken, result));
    add(
        new FoldedConvolution(
            input,
            result,
            new ConvolutionParameters(parameters(), name, layer.hasBias()),
            window,
            normalization.map(this::scales),
            addend,
            rectifier.isPresent()));
    values().allowOverwriting(rectifier.orElse(summed));
  }

  @Override
  void normalization(String name) {
    Optional<String> rectifier = vertices().rectifier(name);
    Value input = values().before(name);
    Value result = values().rectifiedResult(name, rectifier, input.shape());
    add(new FixedNormalization(input, result, scales(name), rectifier.isPresent()));
    values().allowOverwriting(rectifier.orElse(name));
  }

  private NormalizationParameters scales(String name) {
    return new NormalizationParameters(parameters(), name, vertices().normalization(name));
  }

  /** Whether the addition's other input is there, and nobody after the addition reads it. */
  private boolean canTake(String addition, String left) {
    return vertices().isAddition(addition)
        && values().contain(other(addition, left))
        && !values().of(other(addition, left)).isShared()
        && vertices().readers(other(addition, left)).stream()
            .allMatch(reader -> reader.equals(addition) || values().contain(reader));
  }

  private String other(String addition, String left) {
    int index = vertices().inputs(addition).indexOf(left);
    return vertices().inputs(addition).get(1 - index);
  }
}
