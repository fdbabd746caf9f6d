package org.residuallab.experiment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Node;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.probe.Activations;

/**
 * The layers by which a network was deepened.
 *
 * @param spans those of each stage
 */
record AddedLayers(List<Span> spans) {

  /** Where nothing was added. */
  static final AddedLayers NONE = new AddedLayers(List.of());

  /**
   * The added layers of one stage.
   *
   * @param from the layer whose output they read
   * @param to their last
   */
  record Span(String from, String to) {

    private double departure(Map<String, INDArray> activations) {
      INDArray input = activations.get(from);
      double distance = activations.get(to).sub(input).norm2Number().doubleValue();
      return distance / input.norm2Number().doubleValue();
    }
  }

  static AddedLayers of(IdentityConstruction construction) {
    Map<String, List<Node>> stages =
        construction.added().stream()
            .collect(
                Collectors.groupingBy(
                    node -> node.place().stage(), LinkedHashMap::new, Collectors.toList()));
    return new AddedLayers(stages.values().stream().map(AddedLayers::span).toList());
  }

  private static Span span(List<Node> stage) {
    return new Span(stage.get(0).inputs().get(0), stage.get(stage.size() - 1).name());
  }

  /**
   * How far they are from the identity on a first mini-batch: the distance between what they read
   * and give, in units of what they read; the mean over the stages, 0 where nothing was added.
   */
  double departure(ComputationGraph graph, EvaluationBatches images) {
    Set<String> wanted =
        spans.stream()
            .flatMap(span -> Stream.of(span.from(), span.to()))
            .collect(Collectors.toSet());
    Map<String, INDArray> ends = new HashMap<>();
    try (BatchLoader loader = new BatchLoader(images)) {
      Activations.read(
          graph,
          loader.next().images(),
          (vertex, values) -> {
            if (wanted.contains(vertex)) {
              ends.put(vertex, values.dup());
            }
          });
    }
    return spans.stream().mapToDouble(span -> span.departure(ends)).average().orElse(0);
  }
}
