package org.residuallab.probe;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineSettings;

/** Networks of the paper, small enough to be probed in milliseconds. */
public final class SmallNetworks {

  private SmallNetworks() {}

  public static CifarFamily family(int depth, ShortcutOption option) {
    return CifarFamily.resnet(depth)
        .with(option)
        .withWidth(4)
        .withInput(new Shape(3, 8, 8))
        .withClasses(4);
  }

  public static Network network(int depth, ShortcutOption option) {
    return family(depth, option).architecture().network();
  }

  public static ComputationGraph open(ComputationGraph graph, ComputePath path) {
    ComputationGraph opened = Engine.open(graph, new EngineSettings(path, 1));
    if (!Engine.describe(opened).path().equals(path.label())) {
      throw new IllegalStateException("not computed by " + path);
    }
    return opened;
  }

  public static INDArray images(int count) {
    return images(count, 8);
  }

  public static INDArray images(int count, int side) {
    Nd4j.getRandom().setSeed(7);
    return Nd4j.randn(DataType.FLOAT, count, 3, side, side);
  }

  static INDArray labels(int count) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, count, 4);
    for (int i = 0; i < count; i++) {
      labels.putScalar(i, i % 4, 1);
    }
    return labels;
  }

  public static void fit(ComputationGraph graph, int times) {
    for (int i = 0; i < times; i++) {
      graph.fit(new INDArray[] {images(6)}, new INDArray[] {labels(6)});
    }
  }
}
