package org.residuallab.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Shape;
import org.residuallab.data.NetworkInput;

/**
 * Inputs that wait for others of their shape, to be computed in one batch. Where pictures differ in
 * shape, a batch holds the inputs of one.
 */
final class WaitingInputs {

  /** Rows of a batch, as in training, and values: those of 16 inputs of 3x224x224. */
  private static final int MOST_ROWS = 128;

  private static final long MOST_VALUES = 16L * 3 * 224 * 224;

  private final Map<Shape, List<Row>> waiting = new LinkedHashMap<>();
  private final ComputationGraph graph;
  private final Answers answers;

  /** Is told what the network makes of an input of an image. */
  interface Answers {
    /**
     * Takes the answer for one input.
     *
     * @param probabilities of a batch, {@code [N, classes]}
     * @param row of this image
     */
    void add(int image, float[] probabilities, int row);
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Row(int image, float[] values) {}

  WaitingInputs(ComputationGraph graph, Answers answers) {
    this.graph = graph;
    this.answers = answers;
  }

  /** All inputs of one image. */
  void add(int image, List<NetworkInput> inputs) {
    Set<Shape> shapes = inputs.stream().map(NetworkInput::shape).collect(Collectors.toSet());
    if (!shapes.equals(new HashSet<>(waiting.keySet()))) {
      compute();
    }
    for (NetworkInput input : inputs) {
      List<Row> rows = waiting.computeIfAbsent(input.shape(), shape -> new ArrayList<>());
      rows.add(new Row(image, input.values()));
      if (rows.size() == MOST_ROWS || rows.size() * input.shape().size() >= MOST_VALUES) {
        compute(input.shape(), rows);
      }
    }
  }

  /** Those that still wait. */
  void compute() {
    waiting.forEach(this::compute);
    waiting.clear();
  }

  private void compute(Shape shape, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    float[] probabilities =
        Forward.probabilities(graph, shape, rows.stream().map(Row::values).toList());
    for (int row = 0; row < rows.size(); row++) {
      answers.add(rows.get(row).image(), probabilities, row);
    }
    rows.clear();
  }
}
