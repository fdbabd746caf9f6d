package org.residuallab.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.data.Preprocessing;
import org.residuallab.files.AtomicFile;

/**
 * A network's parameters as a safetensors file, under the names that other code expects: those of
 * the common CIFAR ResNets, or torchvision's where the network's stem pools, and for VGG.
 */
public final class WeightsExport {

  private final Naming naming;
  private final Network network;
  private final List<Binding> bindings;

  private WeightsExport(Naming naming, Network network, List<Binding> bindings) {
    this.naming = naming;
    this.network = network;
    this.bindings = bindings;
  }

  /**
   * Finds each parameter's name elsewhere.
   *
   * @throws BadWeightsException if no naming has all kinds of its layers
   */
  public static WeightsExport of(Design design) {
    Network network = design.network();
    Naming naming = Namings.usual(network);
    return new WeightsExport(naming, network, naming.bindings(network).orElseThrow());
  }

  /** The code whose names the file gets: {@code the common CIFAR ResNets}. */
  public String naming() {
    return naming.title();
  }

  /**
   * Writes a file, whole or not at all. It also says what this network does where that code has a
   * choice, and what its images need.
   *
   * @param graph of that network
   * @param preprocessing empty where it is not known
   * @throws IOException if it cannot be written
   */
  public void write(Path file, ComputationGraph graph, Optional<Preprocessing> preprocessing)
      throws IOException {
    Map<String, SafetensorsWriter.Tensor> tensors = new LinkedHashMap<>();
    for (Binding binding : bindings) {
      tensors.put(
          binding.tensor(),
          new SafetensorsWriter.Tensor(
              binding.shape(), () -> values(graph.getParam(binding.parameter()), binding)));
      binding
          .subtracted()
          .ifPresent(
              name ->
                  tensors.put(
                      name,
                      new SafetensorsWriter.Tensor(
                          binding.shape(), () -> new float[binding.shape().get(0).intValue()])));
    }
    Map<String, String> words = new HashMap<>(Map.of("format", "pt"));
    words.putAll(Habits.in(network).words());
    preprocessing.ifPresent(
        known -> words.put(PreprocessingWord.ABOUT, PreprocessingWord.of(known)));
    AtomicFile.write(file, aside -> SafetensorsWriter.write(aside, tensors, words));
  }

  private static float[] values(INDArray parameter, Binding binding) {
    INDArray rows = binding.transposed() ? parameter.transpose() : parameter;
    return rows.dup('c').data().asFloat();
  }
}
