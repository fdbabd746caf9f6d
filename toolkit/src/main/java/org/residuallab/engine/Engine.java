package org.residuallab.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.model.Precision;

/**
 * The door of this room: chooses the path on which a graph computes. Whatever the path, the graph
 * stays a {@code ComputationGraph} with Deeplearning4j's parameters, updaters, listeners and files.
 *
 * <pre>{@code
 * var graph = Engine.accelerate(Models.build(Networks.named("resnet-20").network(), 1));
 * System.out.println(Engine.describe(graph));
 * }</pre>
 */
public final class Engine {

  static {
    // Where memory runs out, Deeplearning4j would leave a report in the folder it was called from.
    if (System.getProperty(DL4JSystemProperties.CRASH_DUMP_ENABLED_PROPERTY) == null) {
      CrashReportingUtil.crashDumpsEnabled(false);
    }
  }

  private Engine() {}

  /**
   * The graph on the fastest path that the environment's settings allow. What keeps it from that
   * path is said in one line on standard error.
   *
   * @param graph an initialised graph
   * @return a graph that shares the parameters of the given one: do not use that any more
   * @throws IllegalArgumentException if the settings in the environment make no sense
   */
  public static ComputationGraph accelerate(ComputationGraph graph) {
    return open(graph, EngineSettings.asked());
  }

  /**
   * The same, trained in that precision.
   *
   * @throws RefusedPrecisionException if nothing trains it so, as of {@link #open(ComputationGraph,
   *     EngineSettings, Precision)}
   */
  public static ComputationGraph accelerate(ComputationGraph graph, Precision precision) {
    return open(graph, EngineSettings.asked(), precision);
  }

  /**
   * The same for outputs alone, of parameters that nobody changes any more: a graph that may learn
   * reads all of them before every pass, to see whether they are still the same, which takes a
   * tenth of the time of a single small image, and more where there are many parameters. If they
   * are changed all the same, outputs are undefined.
   *
   * @param graph an initialised graph
   * @return a graph that shares the parameters of the given one: do not use that any more; on the
   *     fast path it refuses to learn
   */
  public static ComputationGraph forOutputs(ComputationGraph graph) {
    return forOutputs(graph, EngineSettings.asked());
  }

  /** As {@link #forOutputs(ComputationGraph)}, with settings of one's own. */
  public static ComputationGraph forOutputs(ComputationGraph graph, EngineSettings settings) {
    return open(graph, settings, Notices::once, FastGraph::forOutputs);
  }

  /** As {@link #accelerate(ComputationGraph)}, with settings of one's own. */
  public static ComputationGraph open(ComputationGraph graph, EngineSettings settings) {
    return open(graph, settings, Notices::once);
  }

  /**
   * The graph on the path that trains it in that precision. Its outputs are computed in 32 bits.
   *
   * @throws RefusedPrecisionException if nothing trains it so under these settings, or on this
   *     processor: in 16 bits no slower path is taken instead
   */
  public static ComputationGraph open(
      ComputationGraph graph, EngineSettings settings, Precision precision) {
    if (precision == Precision.FLOAT32) {
      return open(graph, settings);
    }
    requireTrains(settings, precision);
    int threads = Threads.granted(settings.threads(), Notices::once);
    FastGraph fast = FastGraph.of(graph, threads, precision);
    refuse(precision, fast.obstacle());
    return fast;
  }

  /**
   * Makes sure that something trains in that precision here, whatever the graph.
   *
   * @throws RefusedPrecisionException if nothing does
   */
  public static void requireTrains(EngineSettings settings, Precision precision) {
    if (precision != Precision.FLOAT32) {
      refuse(
          precision,
          settings.path() == ComputePath.RESIDUAL_LAB
              ? FastPath.obstacle(precision)
              : Optional.of(
                  "the path %s computes in 32 bits alone".formatted(settings.path().label())));
    }
  }

  private static void refuse(Precision precision, Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new RefusedPrecisionException(precision, obstacle.get());
    }
  }

  static ComputationGraph open(
      ComputationGraph graph, EngineSettings settings, Consumer<String> notice) {
    return open(graph, settings, notice, (of, on) -> FastGraph.of(of, on, Precision.FLOAT32));
  }

  private static ComputationGraph open(
      ComputationGraph graph,
      EngineSettings settings,
      Consumer<String> notice,
      BiFunction<ComputationGraph, Integer, FastGraph> opening) {
    int threads = Threads.granted(settings.threads(), notice);
    if (settings.path() == ComputePath.RESIDUAL_LAB) {
      Optional<String> obstacle = FastPath.obstacle();
      if (obstacle.isEmpty()) {
        FastGraph fast = opening.apply(graph, threads);
        obstacle = fast.obstacle();
        if (obstacle.isEmpty()) {
          return fast;
        }
      }
      notice.accept(Notices.slowly(obstacle.get()));
    }
    return StockGraph.of(graph, threads, settings.path() != ComputePath.DEEPLEARNING4J);
  }

  /**
   * From now on notes how long each step of the graph's passes takes: {@link #times} tells.
   *
   * @param graph on the fast path
   * @throws IllegalArgumentException if it is on another
   */
  public static void time(ComputationGraph graph) {
    fast(graph).passes().time();
  }

  /**
   * How long what was computed of a graph since {@link #time} took, step by step: forwards in the
   * order of the layers, then backwards. The rest of a training step is Deeplearning4j's: its loop,
   * update and listeners.
   *
   * @throws IllegalArgumentException if the graph is not on the fast path
   */
  public static List<LayerTime> times(ComputationGraph graph) {
    return fast(graph).passes().times();
  }

  private static FastGraph fast(ComputationGraph graph) {
    if (graph instanceof FastGraph fast) {
      return fast;
    }
    throw new IllegalArgumentException(
        "only what %s computes is timed layer by layer, and this graph is computed by %s"
            .formatted(ComputePath.RESIDUAL_LAB.label(), describe(graph).path()));
  }

  /** Whether this toolkit's own path computes a graph, as {@link #accelerate} makes it. */
  public static boolean isAccelerated(ComputationGraph graph) {
    return graph instanceof FastGraph;
  }

  /**
   * What all vertices of a graph give for a batch in inference, by their names.
   *
   * @param images {@code [N, C, H, W]}
   * @return arrays of their own; nothing where this toolkit's own path does not compute that, as on
   *     another path or with numbers that are not finite
   */
  public static Optional<Map<String, INDArray>> activations(
      ComputationGraph graph, INDArray images) {
    if (!(graph instanceof EngineGraph own)) {
      return Optional.empty();
    }
    synchronized (own) {
      own.begin(); // On other paths, too: whoever goes on does so on as many threads.
      return own.activations(
          false,
          own.getVertices().length - 1,
          new BatchArrays(new INDArray[] {images}, null, null));
    }
  }

  /** The path of a graph, for a run's provenance. */
  public static EngineDescription describe(ComputationGraph graph) {
    if (graph instanceof FastGraph fast) {
      Onednn library = Onednn.library();
      return new EngineDescription(
          ComputePath.RESIDUAL_LAB.label(),
          "oneDNN " + library.version(),
          instructions(library, fast.precision()),
          fast.threads());
    }
    boolean helped = OnednnLayers.areAttached(graph);
    ComputePath path = helped ? ComputePath.DEEPLEARNING4J_ONEDNN : ComputePath.DEEPLEARNING4J;
    int threads = graph instanceof EngineGraph own ? own.threads() : Threads.inUse();
    return new EngineDescription(
        path.label(), "Deeplearning4j " + LibraryVersion.DEEPLEARNING4J, "", threads);
  }

  private static String instructions(Onednn library, Precision precision) {
    return switch (precision) {
      case FLOAT32 -> library.instructionSet().toString();
      case BFLOAT16 -> library.bfloat16().toString();
    };
  }
}
