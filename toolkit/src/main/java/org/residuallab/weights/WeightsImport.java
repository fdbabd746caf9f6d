package org.residuallab.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.data.Preprocessing;
import org.residuallab.model.Models;
import org.residuallab.run.Origin;
import org.residuallab.run.ParameterHash;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;

/**
 * The tensors of a file as the parameters of a network. Every parameter has a tensor of its shape,
 * and every tensor a parameter, but for the normalisations' counters, which nothing here needs.
 */
public final class WeightsImport {

  /** PyTorch's counter of a normalisation's batches. */
  private static final String COUNTER = ".num_batches_tracked";

  private static final int SHOWN = 8;

  private final Design network;
  private final Naming naming;
  private final List<Binding> bindings;
  private final WeightsFile file;

  private WeightsImport(Design network, Naming naming, List<Binding> bindings, WeightsFile file) {
    this.network = network;
    this.naming = naming;
    this.bindings = bindings;
    this.file = file;
  }

  /**
   * That network as the code builds it whose names the file has: the shortcut option, where a
   * bottleneck has its stride, and where option A puts its zeros. A file of PyTorch's does not say;
   * one that {@link WeightsExport} wrote does.
   *
   * @throws BadWeightsException if no naming has all kinds of its layers
   */
  public static Architecture asUsual(Architecture network, WeightsFile file) {
    Naming naming = Namings.of(network.network(), file.names());
    return naming.habits().unless(file).of(network);
  }

  /**
   * Finds each parameter's tensor.
   *
   * @param network which the weights are of, exactly
   * @throws BadWeightsException naming what is missing, left over, or of another shape; or if the
   *     file says that its network is plain, and this one is not, or the other way round
   */
  public static WeightsImport of(Design network, WeightsFile file) {
    Habits.requireKind(network, file);
    Naming naming = Namings.of(network.network(), file.names());
    List<Binding> bindings = naming.bindings(network.network()).orElseThrow();
    WeightsImport found = new WeightsImport(network, naming, bindings, file);
    found.requireFits();
    return found;
  }

  /** The code whose names the file has: {@code torchvision's ResNets}. */
  public String naming() {
    return naming.title();
  }

  private void requireFits() {
    Set<String> left = new LinkedHashSet<>(file.names());
    left.removeIf(name -> name.endsWith(COUNTER));
    List<String> missing = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (Binding binding : bindings) {
      List<String> tensors = new ArrayList<>(List.of(binding.tensor()));
      binding.subtracted().ifPresent(tensors::add);
      for (String tensor : tensors) {
        if (!left.remove(tensor)) {
          missing.add(tensor);
        } else if (!file.shape(tensor).equals(binding.shape())) {
          otherwise.add(
              "%s has the shape %s, not %s".formatted(tensor, file.shape(tensor), binding.shape()));
        }
      }
    }
    List<String> faults = new ArrayList<>();
    say(faults, "missing: ", missing);
    say(faults, "left over: ", new ArrayList<>(left));
    say(faults, "", otherwise);
    if (!faults.isEmpty()) {
      throw new BadWeightsException(
          "%s does not hold the weights of %s as %s have them; %s"
              .formatted(file.path(), network.name(), naming.title(), String.join("; ", faults)));
    }
  }

  private static void say(List<String> faults, String what, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    String more = names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "";
    faults.add(
        what + String.join(", ", names.stream().limit(SHOWN).map(Printable::of).toList()) + more);
  }

  /**
   * Sets all parameters of a graph of that network, running statistics among them.
   *
   * @throws BadWeightsException naming the tensor whose numbers are no weights
   * @throws IOException if the file cannot be read
   */
  public void applyTo(ComputationGraph graph) throws IOException {
    try (WeightsFile.Numbers numbers = file.open()) {
      for (Binding binding : bindings) {
        INDArray parameter = graph.getParam(binding.parameter());
        INDArray values = array(numbers, binding.tensor(), binding);
        if (binding.subtracted().isPresent()) {
          values.subi(array(numbers, binding.subtracted().get(), binding));
        }
        parameter.assign(
            binding.transposed() ? values.transpose() : values.reshape('c', parameter.shape()));
      }
    }
  }

  /**
   * Puts the network with these weights into a folder of runs, whole or not at all.
   *
   * @param name of its folder there
   * @param preprocessing what its images need
   * @param source what the weights are and where they are from, in one line
   * @param known runs, one of which may have left these very weights; it is then named
   * @throws IllegalArgumentException if something of that name is there, or the images do not fit
   * @throws IOException if a file cannot be read or written
   */
  public StoredModel store(
      Path runs, String name, Preprocessing preprocessing, String source, List<RunRecord> known)
      throws IOException {
    ComputationGraph graph = graph();
    try {
      String parameters = ParameterHash.of(graph);
      RunRecord own =
          known.stream().filter(run -> run.endedWith(network, parameters)).findFirst().orElse(null);
      return store(runs, name, preprocessing, source, own, graph);
    } finally {
      graph.close();
    }
  }

  /**
   * The same of a run of this project.
   *
   * @throws BadWeightsException if they are not the weights that it left
   */
  StoredModel storeOf(RunRecord run, Path runs, String name, Preprocessing preprocessing)
      throws IOException {
    ComputationGraph graph = graph();
    try {
      if (!run.endedWith(network, ParameterHash.of(graph))) {
        throw new BadWeightsException(
            "%s does not hold the weights that the run %s left".formatted(file.path(), run.name()));
      }
      return store(runs, name, preprocessing, "the weights that this run left", run, graph);
    } finally {
      graph.close();
    }
  }

  private ComputationGraph graph() throws IOException {
    ComputationGraph graph = Models.build(network.network(), 0);
    try {
      applyTo(graph);
      return graph;
    } catch (IOException | RuntimeException unread) {
      graph.close();
      throw unread;
    }
  }

  private StoredModel store(
      Path runs,
      String name,
      Preprocessing preprocessing,
      String source,
      RunRecord run,
      ComputationGraph graph)
      throws IOException {
    Origin.Imported origin =
        new Origin.Imported(
            name,
            network.storable(),
            file.path().getFileName().toString(),
            file.sha256(),
            source,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            ParameterHash.of(graph),
            run);
    return StoredModel.store(runs, origin, preprocessing, graph);
  }

  private static INDArray array(WeightsFile.Numbers numbers, String tensor, Binding binding)
      throws IOException {
    long[] shape = binding.shape().stream().mapToLong(Long::longValue).toArray();
    return Nd4j.createFromArray(numbers.of(tensor)).reshape('c', shape);
  }
}
