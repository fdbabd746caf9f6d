package org.residuallab.probe;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.Engine;

/** What every vertex of a graph gives for a batch in inference mode, by the vertex's name. */
public final class Activations {

  private Activations() {}

  /**
   * Passes a batch through the network.
   *
   * @param images {@code [N, C, H, W]}
   * @param reader sees each activation; it must not keep it
   */
  public static void read(
      ComputationGraph graph, INDArray images, BiConsumer<String, INDArray> reader) {
    Optional<Map<String, INDArray>> own = Engine.activations(graph, images);
    if (own.isPresent()) {
      own.get().forEach(reader);
      own.get().values().stream().filter(each -> each != images).forEach(Activations::release);
    } else {
      vertexByVertex(graph, images, reader);
    }
  }

  // Hundreds of megabytes that the garbage collector does not see.
  private static void release(INDArray activation) {
    if (activation.closeable() && !activation.wasClosed()) {
      activation.close();
    }
  }

  // In inference, Deeplearning4j's ReLU writes over what it reads: feedForward returns normalised
  // values that are rectified already. So each vertex is read before the next one computes.
  private static void vertexByVertex(
      ComputationGraph graph, INDArray images, BiConsumer<String, INDArray> reader) {
    LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
    graph.setInput(0, images);
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      INDArray result;
      if (vertex.isInputVertex()) {
        result = images.dup('c');
      } else {
        result = vertex.doForward(false, memory);
        reader.accept(vertex.getVertexName(), result);
      }
      VertexIndices[] readers = vertex.getOutputVertices();
      if (readers != null) {
        for (VertexIndices to : readers) {
          graph.getVertices()[to.getVertexIndex()].setInput(
              to.getVertexEdgeNumber(), result, memory);
        }
      }
    }
    graph.clear();
  }
}
