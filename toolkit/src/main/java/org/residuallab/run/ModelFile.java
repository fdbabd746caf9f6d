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
import org.residuallab.model.Optimizer;

/**
 * The network that a run left, as {@code model.zip}: a file that any program with Deeplearning4j
 * opens. People send each other runs; so nothing that stands in it decides what this program builds
 * or which code runs. The network follows from the record beside it, and of the file only as many
 * numbers are read as that network can have: neither the configuration, which names Java classes,
 * nor the Java objects that Deeplearning4j's own reader takes.
 */
public final class ModelFile {

  private static final String PARAMETERS = "coefficients.bin";
  private static final String VELOCITY = "updaterState.bin";

  /** No zip file packs its content closer than to a thousandth. */
  private static final long CLOSEST = 1_100;

  private final Path file;
  private final Contents contents;

  /** What the record beside the file says is in it. */
  record Contents(
      Network network, Optimizer optimizer, long seed, int iterations, String parametersSha256) {}

  private ModelFile(Path file, Contents contents) {
    this.file = file;
    this.contents = contents;
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
    requireFile(run.folder());
    if (run.record().results() == null) {
      throw new IllegalArgumentException(
          "%s has no trained network yet: the run has not ended".formatted(run.folder()));
    }
    return read(run.folder(), contents(run.record()));
  }

  /**
   * A stored network with its parameters, on Deeplearning4j's own path; what its images need is not
   * asked for.
   *
   * @param folder where it stands
   * @param origin what that folder says of it
   * @throws IllegalArgumentException if the file is missing, damaged, or another model's
   * @throws IOException if it cannot be read
   */
  public static ComputationGraph read(Path folder, Origin origin) throws IOException {
    requireFile(folder);
    return read(
        folder,
        origin
            .training()
            .map(ModelFile::contents)
            .orElseGet(
                () ->
                    new Contents(
                        origin.network().network(),
                        Optimizer.PAPER,
                        0,
                        0,
                        origin.parametersSha256())));
  }

  private static Contents contents(RunRecord run) {
    return new Contents(
        run.network().network(),
        run.recipe().optimizer(),
        run.seed(),
        run.results().iterations(),
        run.results().parametersSha256());
  }

  private static ComputationGraph read(Path folder, Contents contents) throws IOException {
    ModelFile model = new ModelFile(folder.resolve(StoredRun.MODEL), contents);
    try {
      return model.graph();
    } catch (WrongModel fault) {
      throw model.damaged(fault.getMessage());
    } catch (ZipException fault) {
      throw model.damaged("it is no zip file that can be read");
    }
  }

  static void requireFile(Path folder) {
    if (!Files.isRegularFile(folder.resolve(StoredRun.MODEL))) {
      throw new IllegalArgumentException(
          "%s has no trained network: there is no %s".formatted(folder, StoredRun.MODEL));
    }
  }

  private ComputationGraph graph() throws IOException {
    GraphState state = state(NetworkCost.of(contents.network()).total().parameterCount());
    ComputationGraph graph =
        Models.build(contents.network(), contents.optimizer(), Initialization.HE, contents.seed());
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
      if (!ParameterHash.of(parameters).equals(contents.parametersSha256())) {
        throw new IllegalArgumentException(
            "%s holds other parameters than %s states: it is another run's, or damaged; put the run's own back"
                .formatted(
                    file, ImportFile.isIn(file.getParent()) ? ImportFile.NAME : RecordFile.NAME));
      }
      // A shared model may come without its velocity: nobody needs it to look at the network.
      float[] velocity =
          zip.getEntry(VELOCITY) == null
              ? new float[Math.toIntExact(trainable)]
              : numbers(zip, VELOCITY, most);
      return GraphState.of(parameters, velocity, contents.iterations());
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
