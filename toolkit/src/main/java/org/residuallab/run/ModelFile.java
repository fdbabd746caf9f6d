package org.residuallab.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.residuallab.architecture.Network;
import org.residuallab.cost.NetworkCost;
import org.residuallab.files.AtomicFile;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;

/**
 * The network that a run left, as {@code model.zip}: a file that any program with Deeplearning4j
 * opens. People send each other runs; so nothing that stands in it decides what this program builds
 * or which code runs. The network follows from {@code run.json}, and of the file only as many
 * numbers are read as that network can have: neither the configuration, which names Java classes,
 * nor the Java objects that Deeplearning4j's own reader takes.
 */
public final class ModelFile {

  private static final String PARAMETERS = "coefficients.bin";
  private static final String VELOCITY = "updaterState.bin";

  /** No zip file packs its content closer than to a thousandth. */
  private static final long CLOSEST = 1_100;

  private final Path file;
  private final RunRecord run;

  private ModelFile(Path file, RunRecord run) {
    this.file = file;
    this.run = run;
  }

  static void write(Path file, ComputationGraph graph) throws IOException {
    AtomicFile.write(file, aside -> ModelSerializer.writeModel(graph, aside.toFile(), true));
  }

  /**
   * A run's network with its final parameters and its velocity, on Deeplearning4j's own path.
   *
   * @throws IllegalArgumentException if the run left none, as one that goes on; if the file is
   *     damaged; or if it is another run's: its parameters are not those of which {@code run.json}
   *     has the SHA-256
   * @throws IOException if it cannot be read
   */
  public static ComputationGraph read(StoredRun run) throws IOException {
    Path file = run.modelFile();
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s has no trained network: there is no %s".formatted(run.folder(), file.getFileName()));
    }
    if (run.record().results() == null) {
      throw new IllegalArgumentException(
          "%s has no trained network yet: the run has not ended".formatted(run.folder()));
    }
    ModelFile model = new ModelFile(file, run.record());
    try {
      return model.graph();
    } catch (WrongModel fault) {
      throw model.damaged(fault.getMessage());
    } catch (ZipException fault) {
      throw model.damaged("it is no zip file that can be read");
    }
  }

  private ComputationGraph graph() throws IOException {
    Network network = run.network().network();
    GraphState state = state(NetworkCost.of(network).total().parameterCount());
    ComputationGraph graph =
        Models.build(network, run.recipe().optimizer(), Initialization.HE, run.seed());
    if (!state.fits(graph)) {
      graph.close();
      throw new WrongModel("it holds other numbers than the network has");
    }
    state.applyTo(graph);
    return graph;
  }

  private GraphState state(long trainable) throws IOException {
    // Beside a scale and a shift that are learned stand as many running statistics.
    long most = Math.min(2 * trainable, Files.size(file) * CLOSEST / Float.BYTES);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      float[] parameters = numbers(zip, PARAMETERS, most);
      if (!ParameterHash.of(parameters).equals(run.results().parametersSha256())) {
        throw new IllegalArgumentException(
            "%s holds other parameters than %s states: it is another run's, or damaged; put the run's own back"
                .formatted(file, RecordFile.NAME));
      }
      // A shared model may come without its velocity: nobody needs it to look at the network.
      float[] velocity =
          zip.getEntry(VELOCITY) == null
              ? new float[Math.toIntExact(trainable)]
              : numbers(zip, VELOCITY, most);
      return GraphState.of(parameters, velocity, run.results().iterations());
    }
  }

  private static float[] numbers(ZipFile zip, String name, long most) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(zip.getInputStream(entry(zip, name))))) {
      return FloatArray.read(in, most);
    } catch (FloatArray.Damaged fault) {
      throw new WrongModel("%s %s".formatted(name, fault.getMessage()));
    } catch (EOFException ended) {
      throw new WrongModel(name + " ends in the middle");
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws WrongModel {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new WrongModel("it has no " + name);
    }
    return entry;
  }

  private IllegalArgumentException damaged(String fault) {
    return new IllegalArgumentException(
        "%s is damaged: %s; put it back from a copy".formatted(file, fault));
  }

  /** It is not what was written. */
  private static final class WrongModel extends IOException {
    private static final long serialVersionUID = 1;

    WrongModel(String fault) {
      super(fault);
    }
  }
}
