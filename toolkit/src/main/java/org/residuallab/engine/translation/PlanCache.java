package org.residuallab.engine.translation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.plan.Holdings;
import org.residuallab.engine.plan.StepTime;
import org.residuallab.model.Precision;

/** The compiled passes of a graph, by kind and batch shape; the least recently used make room. */
public final class PlanCache implements AutoCloseable {

  // Training and inference, a full batch and the last short one of each.
  private static final int CAPACITY = 6;

  private final ComputationGraph graph;
  private final Precision precision;
  private final CurrentParameters current;
  private final Holdings holdings;
  private final Map<Key, CompiledPass> passes = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<Key, UnsupportedLayerException> obstacles = new HashMap<>();
  private final Map<List<Long>, Footprint> footprints = new HashMap<>();
  private GraphParameters parameters;

  /**
   * For a graph, with which its memory goes at the latest.
   *
   * @param precision in which it is trained
   * @param mayChange whether anybody may still change its parameters: if so, all of them are read
   *     before every pass
   */
  public PlanCache(ComputationGraph graph, Precision precision, boolean mayChange) {
    this(graph, precision, new CurrentParameters(graph, mayChange));
  }

  private PlanCache(ComputationGraph graph, Precision precision, CurrentParameters current) {
    this.graph = graph;
    this.precision = precision;
    this.current = current;
    holdings = new Holdings(graph);
  }

  /** Another of the same graph, whose passes may run while those of this one do. */
  public PlanCache beside() {
    return new PlanCache(graph, precision, current);
  }

  /**
   * What outputs take of memory.
   *
   * @param shape of a batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if there is a layer the fast path does not know
   */
  public Footprint footprint(long... shape) {
    List<Long> image = Arrays.stream(shape).skip(1).boxed().toList();
    return footprints.computeIfAbsent(image, any -> Footprint.of(graph, current.get(), shape));
  }

  /** From now on its passes note how long each of their steps takes. */
  public void time() {
    holdings.time();
    passes.values().forEach(CompiledPass::forgetTimes);
  }

  /** How long each step of the passes took since then. */
  public Stream<StepTime> times() {
    return passes.values().stream().flatMap(pass -> pass.times().stream());
  }

  /** The graph's parameters, which all passes share. */
  public GraphParameters parameters() {
    return current.get();
  }

  /**
   * The pass for a batch, compiled on first use.
   *
   * @param shape of the batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if nothing known computes the graph for that shape
   */
  public CompiledPass pass(PassKind kind, long... shape) {
    if (parameters != current.get()) {
      clear();
      parameters = current.get();
    }
    Key key = new Key(kind, Arrays.stream(shape).boxed().toList());
    CompiledPass known = passes.get(key);
    if (known != null) {
      return known;
    }
    if (obstacles.containsKey(key)) {
      throw obstacles.get(key);
    }
    CompiledPass pass = compiled(key, shape);
    passes.put(key, pass);
    if (passes.size() > CAPACITY) {
      Iterator<CompiledPass> oldest = passes.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    return pass;
  }

  private CompiledPass compiled(Key key, long... shape) {
    try {
      return CompiledPass.compile(
          graph, parameters, holdings, key.kind, key.kind.precision(precision), shape);
    } catch (UnsupportedLayerException e) {
      obstacles.put(key, e);
      throw e;
    }
  }

  private void clear() {
    passes.values().forEach(CompiledPass::close);
    passes.clear();
  }

  @Override
  public void close() {
    passes.clear();
    holdings.close();
    current.close();
  }

  private record Key(PassKind kind, List<Long> shape) {}
}
