package org.residuallab.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** For outputs alone: running statistics, and one primitive for a convolution and what follows. */
final class InferenceTranslation extends Translation {

  InferenceTranslation(ComputationGraph graph, Parameters parameters, boolean joining) {
    super(graph, parameters, joining);
  }

  @Override
  boolean training() {
    return false;
  }

  @Override
  void convolution(String name, ConvolutionLayer layer, Window window) {
    Optional<String> normalization = vertices().soleReader(name).filter(this::isNormalization);
    String normalized = normalization.orElse(name);
    Optional<String> addition =
        vertices().soleReader(normalized).filter(sum -> canTake(sum, normalized));
    Optional<Value> addend = addition.map(sum -> value(other(sum, normalized)));
    String summed = addition.orElse(normalized);
    Optional<String> rectifier = vertices().rectifier(summed);
    long[] maps = window.output();
    Value result = result(name, only(name).batch(), layer.getNOut(), maps[0], maps[1]);
    Stream.of(normalization, addition, rectifier)
        .flatMap(Optional::stream)
        .forEach(taken -> take(taken, result));
    add(
        new FoldedConvolution(
            only(name),
            result,
            new ConvolutionParameters(parameters(), name, layer.hasBias()),
            window,
            normalization.map(this::parametersOf),
            addend,
            rectifier.isPresent()));
    allowOverwriting(rectifier.orElse(summed), result);
  }

  private boolean isNormalization(String name) {
    return vertices().layer(name).orElse(null) instanceof BatchNormalization;
  }

  private NormalizationParameters parametersOf(String name) {
    BatchNormalization layer = (BatchNormalization) vertices().layer(name).orElseThrow();
    return new NormalizationParameters(parameters(), name, layer);
  }

  /** Whether the addition's other input is there, and nobody after the addition reads it. */
  private boolean canTake(String addition, String left) {
    return vertices().isAddition(addition)
        && isTranslated(other(addition, left))
        && !value(other(addition, left)).isShared()
        && vertices().readers(other(addition, left)).stream()
            .allMatch(reader -> reader.equals(addition) || isTranslated(reader));
  }

  private String other(String addition, String left) {
    int index = vertices().inputs(addition).indexOf(left);
    return vertices().inputs(addition).get(1 - index);
  }

  @Override
  void normalization(String name, BatchNormalization layer) {
    Optional<String> rectifier = vertices().rectifier(name);
    Value result = rectifiedResult(name, rectifier, only(name).shape());
    add(new FixedNormalization(only(name), result, parametersOf(name), rectifier.isPresent()));
    allowOverwriting(rectifier.orElse(name), result);
  }
}
