package org.residuallab.engine;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.engine.onednn.FloatMemory;
import org.residuallab.engine.plan.StepTime;
import org.residuallab.engine.translation.CompiledPass;
import org.residuallab.engine.translation.PassKind;
import org.residuallab.engine.translation.PlanCache;

/**
 * Class probabilities of a batch, each of whose pieces goes through the whole network on one core:
 * what lies between the layers stays in its cache, and cores wait for each other only at the end.
 */
final class PiecewiseOutputs implements AutoCloseable {

  private final List<PlanCache> lanes;

  /**
   * @param plans of the graph, whose parameters the lanes share
   * @param cores to compute on
   */
  PiecewiseOutputs(PlanCache plans, int cores) {
    lanes = IntStream.range(0, cores).mapToObj(core -> plans.beside()).toList();
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param batch images, dense floats {@code [N, C, H, W]}, no fewer than cores
   * @return {@code [N, classes]}; empty where not all numbers are finite
   */
  Optional<INDArray> of(INDArray batch) {
    PlanCache any = lanes.get(0);
    Pieces pieces =
        Pieces.of(
            batch.size(0), lanes.size(), any.footprint(batch.shape()), SecondLevelCache.bytes());
    List<Map<Long, CompiledPass>> passes = Cores.asOn(1, () -> passes(pieces, batch.shape()));
    if (!any.parameters().settle()) {
      return Optional.empty();
    }
    long classes = passes.get(0).values().iterator().next().classes();
    INDArray outputs = Nd4j.createUninitializedDetached(DataType.FLOAT, pieces.images(), classes);
    FloatMemory images = FloatMemory.of(batch);
    FloatBuffer rows = FloatMemory.of(outputs).asBuffer();
    AtomicInteger begun = new AtomicInteger();
    IntPredicate core =
        number -> {
          int piece = begun.getAndIncrement();
          while (piece < pieces.count()) {
            CompiledPass pass = passes.get(number).get(pieces.size(piece));
            if (!pass.run(part(images, pieces, piece))) {
              return false;
            }
            FloatBuffer done = pass.rows();
            rows.put(Math.toIntExact(pieces.first(piece) * classes), done, 0, done.limit());
            piece = begun.getAndIncrement();
          }
          return true;
        };
    return Cores.all(lanes.size(), core) ? Optional.of(outputs) : Optional.empty();
  }

  private static FloatMemory part(FloatMemory images, Pieces pieces, int piece) {
    long image = images.limit() / pieces.images();
    return images.part(pieces.first(piece) * image, pieces.size(piece) * image);
  }

  // For each core, by the number of images.
  private List<Map<Long, CompiledPass>> passes(Pieces pieces, long... batch) {
    List<Map<Long, CompiledPass>> all = new ArrayList<>();
    for (PlanCache lane : lanes) {
      Map<Long, CompiledPass> bySize = new HashMap<>();
      IntStream.range(0, pieces.count())
          .mapToLong(pieces::size)
          .distinct()
          .forEach(size -> bySize.put(size, lane.pass(PassKind.INFERENCE, of(size, batch))));
      all.add(bySize);
    }
    return all;
  }

  private static long[] of(long images, long... batch) {
    long[] shape = batch.clone();
    shape[0] = images;
    return shape;
  }

  /** From now on its passes note how long each of their steps takes. */
  void time() {
    lanes.forEach(PlanCache::time);
  }

  /** How long each step took since then, in time of all cores. */
  Stream<StepTime> times() {
    return lanes.stream()
        .flatMap(PlanCache::times)
        .map(
            time ->
                new StepTime(
                    time.origin(), time.work(), time.kernel(), time.seconds() / lanes.size()));
  }

  @Override
  public void close() {
    lanes.forEach(PlanCache::close);
  }
}
