package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final String sha256;

  private ModelFile(Path file, RunRecord run, String sha256) {
    this.file = file;
    this.run = run;
    this.sha256 = sha256;
  }

  static void write(Path file, ComputationGraph graph, boolean velocity) throws IOException {
    AtomicFile.write(file, aside -> ModelSerializer.writeModel(graph, aside.toFile(), velocity));
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
    return of(run).readable(ModelFile::graph);
  }

  /**
   * The same with the parameters that made the fewest errors on the images held out, and without
   * velocity.
   *
   * @throws IllegalArgumentException also if the run held no images out
   */
  public static ComputationGraph readBest(StoredRun run) throws IOException {
    return ofBest(run).readable(ModelFile::graph);
  }

  /**
   * A run's last state, to go on from.
   *
   * @throws IllegalArgumentException also if the file has no velocity
   */
  static GraphState readState(StoredRun run) throws IOException {
    return of(run).readable(model -> model.state(true));
  }

  /** A run's best parameters. */
  static BestParameters readBestParameters(StoredRun run) throws IOException {
    return ofBest(run).readable(ModelFile::best);
  }

  private static ModelFile of(StoredRun run) {
    requireThere(run, run.modelFile());
    return new ModelFile(
        run.modelFile(), run.record(), run.record().results().parametersSha256());
  }

  private static ModelFile ofBest(StoredRun run) {
    RunRecord record = run.record();
    if (record.recipe().heldOut() == 0) {
      throw new IllegalArgumentException(
          "%s has no best network: none is chosen on test images, and it held no others out"
              .formatted(record.name()));
    }
    requireThere(run, run.bestFile());
    if (record.results().best() == null) {
      throw new IllegalArgumentException(
          "%s has no best network: %s names none".formatted(record.name(), RecordFile.NAME));
    }
    return new ModelFile(run.bestFile(), record, record.results().best().parametersSha256());
  }

  private static void requireThere(StoredRun run, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s has no trained network: there is no %s".formatted(run.folder(), file.getFileName()));
    }
    if (run.record().results() == null) {
      throw new IllegalArgumentException(
          "%s has no trained network yet: the run has not ended".formatted(run.folder()));
    }
  }

  private interface Reading<T> {
    T from(ModelFile model) throws IOException;
  }

  private <T> T readable(Reading<T> reading) throws IOException {
    try {
      return reading.from(this);
    } catch (ZippedFloats.Unlike fault) {
      throw damaged(fault.getMessage());
    } catch (ZipException fault) {
      throw damaged("it is no zip file that can be read");
    }
  }

  private ComputationGraph graph() throws IOException {
    Network network = run.network().network();
    GraphState state = state(false);
    ComputationGraph graph =
        Models.build(network, run.recipe().optimizer(), Initialization.HE, run.seed());
    if (!state.fits(graph)) {
      graph.close();
      throw new ZippedFloats.Unlike("it holds other numbers than the network has");
    }
    state.applyTo(graph);
    return graph;
  }

  private BestParameters best() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return BestParameters.of(run.results().best(), parameters(zip, most()));
    }
  }

  /** Floats of each part at most. */
  private long most() throws IOException {
    // Beside a scale and a shift that are learned stand as many running statistics.
    return Math.min(2 * trainable(), Files.size(file) * CLOSEST / Float.BYTES);
  }

  private long trainable() {
    return NetworkCost.of(run.network().network()).total().parameterCount();
  }

  private GraphState state(boolean withVelocity) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      float[] parameters = parameters(zip, most());
      // A shared model may come without its velocity: nobody needs it to look at the network.
      float[] velocity =
          zip.getEntry(VELOCITY) == null && !withVelocity
              ? new float[Math.toIntExact(trainable())]
              : ZippedFloats.read(zip, VELOCITY, most());
      return GraphState.of(parameters, velocity, run.results().iterations());
    }
  }

  private float[] parameters(ZipFile zip, long most) throws IOException {
    float[] parameters = ZippedFloats.read(zip, PARAMETERS, most);
    if (!ParameterHash.of(parameters).equals(sha256)) {
      throw new IllegalArgumentException(
          "%s holds other parameters than %s states: it is another run's, or damaged; put the run's own back"
              .formatted(file, RecordFile.NAME));
    }
    return parameters;
  }

  private IllegalArgumentException damaged(String fault) {
    return new IllegalArgumentException(
        "%s is damaged: %s; put it back from a copy".formatted(file, fault));
  }
}
