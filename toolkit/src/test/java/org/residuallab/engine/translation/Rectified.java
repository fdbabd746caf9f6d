package org.residuallab.engine.translation;

import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The vertices whose rectifier is taken into the same operator. */
public final class Rectified {

  private Rectified() {}

  public static Set<String> in(ComputationGraph graph) {
    Vertices vertices = new Vertices(graph, true);
    return vertices.inOrder().stream()
        .filter(name -> vertices.rectifier(name).isPresent())
        .collect(Collectors.toSet());
  }
}
