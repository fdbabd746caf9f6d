package org.residuallab.engine;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.engine.translation.CompiledPass;
import org.residuallab.engine.translation.PassKind;
import org.residuallab.engine.translation.PlanCache;
import org.residuallab.engine.translation.UnsupportedLayerException;

/** Computes passes of one graph, where the fast path can; where it cannot, it says why, once. */
final class FastPasses implements AutoCloseable {

  private final FastGraph graph;
  private final PlanCache plans;

  FastPasses(FastGraph graph) {
    this.graph = graph;
    plans = new PlanCache(graph);
  }

  /** Forwards and backwards; empty where Deeplearning4j has to do it. */
  Optional<CompiledPass> train(BatchArrays batch, INDArray labels) {
    return run(PassKind.TRAINING, batch, pass -> pass.train(batch.images(), labels));
  }

  /** Forwards; empty where Deeplearning4j has to do it. */
  Optional<CompiledPass> run(PassKind kind, BatchArrays batch) {
    return run(kind, batch, pass -> pass.run(batch.images()));
  }

  private Optional<CompiledPass> run(
      PassKind kind, BatchArrays batch, Predicate<CompiledPass> isFinite) {
    Optional<String> obstacle = batch.obstacle();
    if (obstacle.isPresent()) {
      Notices.once(
          "Deeplearning4j computes batches with %s, slowly: the fast path cannot."
              .formatted(obstacle.get()));
      return Optional.empty();
    }
    try {
      CompiledPass pass = plans.pass(kind, batch.images().shape());
      if (isFinite.test(pass)) {
        return Optional.of(pass);
      }
      Notices.once("Some numbers are not finite; Deeplearning4j computes with them, slowly.");
    } catch (UnsupportedLayerException e) {
      Notices.once(Notices.slowly(e.getMessage()));
    } finally {
      // Without the graph its plans are freed, though it may be they that run.
      Reference.reachabilityFence(graph);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    plans.close();
  }
}
