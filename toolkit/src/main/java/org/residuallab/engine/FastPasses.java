package org.residuallab.engine;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.plan.DenseFloats;
import org.residuallab.engine.translation.CompiledPass;
import org.residuallab.engine.translation.PassKind;
import org.residuallab.engine.translation.PlanCache;
import org.residuallab.engine.translation.UnsupportedLayerException;
import org.residuallab.model.Precision;

/** Computes passes of one graph, where the fast path can; where it cannot, it says why, once. */
final class FastPasses implements AutoCloseable {

  private final FastGraph graph;
  private final PlanCache plans;
  private final PiecewiseOutputs pieces;

  FastPasses(FastGraph graph) {
    this.graph = graph;
    plans = new PlanCache(graph, graph.precision(), !graph.isForOutputs());
    pieces = new PiecewiseOutputs(plans, graph.threads());
  }

  /** Forwards and backwards; empty where Deeplearning4j has to do it. */
  Optional<CompiledPass> train(BatchArrays batch, INDArray labels) {
    return compute(
        graph.precision(),
        batch,
        () -> run(PassKind.TRAINING, batch, p -> p.train(batch.images(), labels)));
  }

  /** Forwards; empty where Deeplearning4j has to do it. */
  Optional<CompiledPass> run(PassKind kind, BatchArrays batch) {
    return compute(
        kind.precision(graph.precision()),
        batch,
        () -> run(kind, batch, pass -> pass.run(batch.images())));
  }

  /** Class probabilities {@code [N, classes]}; empty where Deeplearning4j has to do it. */
  Optional<INDArray> infer(BatchArrays batch) {
    return batch.obstacle().isPresent() || batch.images().size(0) >= graph.threads()
        ? compute(Precision.FLOAT32, batch, () -> inPieces(batch.images()))
        : run(PassKind.INFERENCE, batch).map(CompiledPass::probabilities);
  }

  private Optional<CompiledPass> run(
      PassKind kind, BatchArrays batch, Predicate<CompiledPass> isFinite) {
    return Optional.of(plans.pass(kind, batch.images().shape())).filter(isFinite);
  }

  private Optional<INDArray> inPieces(INDArray images) {
    INDArray values = DenseFloats.of(images);
    try {
      return pieces.of(values);
    } finally {
      // The copy of a batch belongs to nobody else, and native code does not keep it alive.
      Reference.reachabilityFence(values);
    }
  }

  /**
   * @param precision in which it is computed
   * @param finite is empty where not all numbers are
   */
  private <T> Optional<T> compute(
      Precision precision, BatchArrays batch, Supplier<Optional<T>> finite) {
    Optional<String> obstacle = batch.obstacle();
    if (obstacle.isPresent()) {
      requireWide(precision, "batches with " + obstacle.get());
      Notices.once(
          "Deeplearning4j computes batches with %s, slowly: the fast path cannot."
              .formatted(obstacle.get()));
      return Optional.empty();
    }
    try {
      Optional<T> computed = finite.get();
      if (computed.isEmpty()) {
        Notices.once("Some numbers are not finite; Deeplearning4j computes with them, slowly.");
      }
      return computed;
    } catch (UnsupportedLayerException e) {
      requireWide(precision, e.getMessage());
      Notices.once(Notices.slowly(e.getMessage()));
      return Optional.empty();
    } finally {
      // Without the graph its plans are freed, though it may be they that run.
      Reference.reachabilityFence(graph);
    }
  }

  /**
   * Deeplearning4j takes over in 32 bits alone. Numbers that are not finite it may: precision
   * changes nothing in them.
   */
  private static void requireWide(Precision precision, String obstacle) {
    if (precision != Precision.FLOAT32) {
      throw new RefusedPrecisionException(precision, obstacle);
    }
  }

  /** From now on each step is timed. */
  void time() {
    plans.time();
    pieces.time();
  }

  /** What every step took since then, of those that took something. */
  List<LayerTime> times() {
    return Stream.concat(plans.times(), pieces.times())
        .filter(time -> time.seconds() > 0)
        .map(LayerTime::of)
        .toList();
  }

  @Override
  public void close() {
    pieces.close();
    plans.close();
  }
}
