package org.residuallab.bench;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.bench.PassMeasurement.Kind;
import org.residuallab.engine.Engine;
import org.residuallab.model.Models;

/**
 * Measures passes of networks, round by round, so that a busy moment hits all of them alike.
 *
 * <pre>{@code
 * var networks = List.of(CifarFamily.plain(8).architecture(), CifarFamily.resnet(8).architecture());
 * var layers = networks.stream().map(Architecture::network).toList();
 * var table = Measured.table(networks, Stopwatch.measure(layers, PassMeasurement.Kind.TRAINING_STEP, 4, 2));
 * }</pre>
 */
public final class Stopwatch {

  private static final int WARM_UP = 2;

  private Stopwatch() {}

  /**
   * Measures one kind of pass of some networks on images of noise. The memory is that of the first
   * passes; the times are those of the rounds that follow.
   *
   * @param networks to be compared
   * @param kind of pass
   * @param batch images of a pass
   * @param rounds passes of each network that count
   * @return a measurement for each network, in their order
   */
  public static List<PassMeasurement> measure(
      List<Network> networks, Kind kind, int batch, int rounds) {
    List<Candidate> candidates = new ArrayList<>();
    try {
      for (Network network : networks) {
        Candidate candidate = new Candidate(network, kind, batch);
        candidates.add(candidate);
        candidate.bytes = ResidentMemory.growth(() -> candidate.pass(WARM_UP));
      }
      for (int round = 0; round < rounds; round++) {
        candidates.forEach(Candidate::time);
      }
      return candidates.stream().map(Candidate::measurement).toList();
    } finally {
      candidates.forEach(candidate -> candidate.graph.close());
    }
  }

  /** One network on its way through the rounds. */
  private static final class Candidate {
    private final Network network;
    private final Kind kind;
    private final int batch;
    private final ComputationGraph graph;
    private final INDArray[] images;
    private final INDArray[] labels;
    private final List<Double> milliseconds = new ArrayList<>();
    private long bytes;

    Candidate(Network network, Kind kind, int batch) {
      this.network = network;
      this.kind = kind;
      this.batch = batch;
      graph = Engine.accelerate(Models.build(network, 1));
      Shape shape = network.input();
      images =
          new INDArray[] {
            Nd4j.randn(DataType.FLOAT, batch, shape.channels(), shape.height(), shape.width())
          };
      labels = new INDArray[] {Nd4j.zeros(DataType.FLOAT, batch, network.classes())};
      for (int i = 0; i < batch; i++) {
        labels[0].putScalar(i, i % network.classes(), 1);
      }
    }

    void pass(int times) {
      for (int i = 0; i < times; i++) {
        switch (kind) {
          case FORWARD -> graph.outputSingle(images);
          case TRAINING_STEP -> graph.fit(images, labels);
        }
      }
    }

    void time() {
      long start = System.nanoTime();
      pass(1);
      milliseconds.add((System.nanoTime() - start) / 1e6);
    }

    PassMeasurement measurement() {
      String engine = Engine.describe(graph).toString();
      return new PassMeasurement(network.name(), kind, batch, milliseconds, bytes, engine);
    }
  }
}
