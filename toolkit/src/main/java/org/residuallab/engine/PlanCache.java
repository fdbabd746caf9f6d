package org.residuallab.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The compiled passes of a graph, by kind and batch shape; the least recently used make room. */
final class PlanCache implements AutoCloseable {

  // Training and inference, a full batch and the last short one of each.
  private static final int CAPACITY = 4;

  private final ComputationGraph graph;
  private final Arena arena = new Arena();
  private final Map<List<Long>, CompiledPass> passes = new LinkedHashMap<>(8, 0.75f, true);
  private Parameters parameters;

  PlanCache(ComputationGraph graph) {
    this.graph = graph;
  }

  CompiledPass pass(boolean training, long... shape) {
    if (parameters == null || !parameters.areCurrent()) {
      clear();
      parameters = new Parameters(graph);
    }
    List<Long> key = new ArrayList<>(List.of(training ? 1L : 0L));
    Arrays.stream(shape).forEach(key::add);
    CompiledPass known = passes.get(key);
    if (known != null) {
      return known;
    }
    CompiledPass pass = CompiledPass.compile(graph, parameters, arena, training, shape);
    passes.put(key, pass);
    if (passes.size() > CAPACITY) {
      Iterator<CompiledPass> oldest = passes.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    return pass;
  }

  private void clear() {
    passes.values().forEach(CompiledPass::close);
    passes.clear();
  }

  @Override
  public void close() {
    clear();
    arena.close();
  }
}
