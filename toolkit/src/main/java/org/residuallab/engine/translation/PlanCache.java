package org.residuallab.engine.translation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.Parameters;
import org.residuallab.engine.plan.Arena;

/** The compiled passes of a graph, by kind and batch shape; the least recently used make room. */
public final class PlanCache implements AutoCloseable {

  // Training and inference, a full batch and the last short one of each.
  private static final int CAPACITY = 6;

  private final ComputationGraph graph;
  private final Arena arena = new Arena();
  private final Map<Key, CompiledPass> passes = new LinkedHashMap<>(8, 0.75f, true);
  private Parameters parameters;

  public PlanCache(ComputationGraph graph) {
    this.graph = graph;
  }

  public CompiledPass pass(PassKind kind, long... shape) {
    if (parameters == null || !parameters.areCurrent()) {
      clear();
      parameters = new Parameters(graph);
    }
    Key key = new Key(kind, Arrays.stream(shape).boxed().toList());
    CompiledPass known = passes.get(key);
    if (known != null) {
      return known;
    }
    CompiledPass pass = CompiledPass.compile(graph, parameters, arena, kind, shape);
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

  private record Key(PassKind kind, List<Long> shape) {}
}
