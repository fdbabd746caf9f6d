package org.residuallab.probe;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Network;
import org.residuallab.architecture.Node;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.EvaluationBatches;

/** Mean and variance of each channel of some maps, over images and positions. */
public final class ChannelStatistics {

  private final double[] sums;
  private final double[] squares;
  private long count;

  private ChannelStatistics(int channels) {
    sums = new double[channels];
    squares = new double[channels];
  }

  /** Of what each stage gives, in inference mode, by the stage's name. */
  public static Map<String, ChannelStatistics> of(
      ComputationGraph graph, Network network, EvaluationBatches images) {
    Map<String, ChannelStatistics> stages = new HashMap<>();
    Map<String, ChannelStatistics> ends = new HashMap<>();
    ends(network)
        .forEach(
            (stage, end) -> {
              stages.put(stage, new ChannelStatistics(end.output().channels()));
              ends.put(end.name(), stages.get(stage));
            });
    try (BatchLoader loader = new BatchLoader(images)) {
      while (loader.hasNext()) {
        Activations.read(
            graph,
            loader.next().images(),
            (vertex, values) -> {
              if (ends.containsKey(vertex)) {
                ends.get(vertex).add(values);
              }
            });
      }
    }
    return stages;
  }

  private static Map<String, Node> ends(Network network) {
    Map<String, Node> ends = new HashMap<>();
    network.nodes().stream()
        .filter(node -> node.place().block() > 0)
        .forEach(node -> ends.put(node.place().stage(), node));
    return ends;
  }

  private void add(INDArray maps) {
    float[] values = maps.dup('c').data().asFloat();
    int area = Math.toIntExact(maps.size(2) * maps.size(3));
    for (int i = 0; i < values.length; i++) {
      int channel = i / area % sums.length;
      sums[channel] += values[i];
      squares[channel] += (double) values[i] * values[i];
    }
    count += maps.size(0) * area;
  }

  public int channels() {
    return sums.length;
  }

  public double mean(int channel) {
    return sums[channel] / count;
  }

  public double variance(int channel) {
    return Math.max(0, squares[channel] / count - mean(channel) * mean(channel));
  }
}
