package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Network;
import org.residuallab.cost.NetworkCost;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.model.Optimizer;

/** Reads the numbers of one model file, and makes of them the network that its record states. */
final class ModelReader {

  private static final String PARAMETERS = "coefficients.bin";
  private static final String VELOCITY = "updaterState.bin";

  /** No zip file packs its content closer than to a thousandth. */
  private static final long CLOSEST = 1_100;

  private final Path file;
  private final Contents contents;

  /** What the record beside the file says is in it. */
  record Contents(
      Network network, Optimizer optimizer, long seed, int iterations, String parametersSha256) {}

  ModelReader(Path file, Contents contents) {
    this.file = file;
    this.contents = contents;
  }

  /** What is made of the file. */
  interface Reading<T> {
    T from(ModelReader model) throws IOException;
  }

  /**
   * @throws IllegalArgumentException naming the file, if it is damaged or another's
   */
  <T> T readable(Reading<T> reading) throws IOException {
    try {
      return reading.from(this);
    } catch (ZippedFloats.Unlike fault) {
      throw damaged(fault.getMessage());
    } catch (ZipException fault) {
      throw damaged("it is no zip file that can be read");
    }
  }

  ComputationGraph graph() throws IOException {
    GraphState state = state(false);
    ComputationGraph graph =
        Models.build(contents.network(), contents.optimizer(), Initialization.HE, contents.seed());
    if (!state.fits(graph)) {
      graph.close();
      throw new ZippedFloats.Unlike("it holds other numbers than the network has");
    }
    state.applyTo(graph);
    return graph;
  }

  BestParameters best(Best stated) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return BestParameters.of(stated, parameters(zip, most()));
    }
  }

  /** Floats of each part at most. */
  private long most() throws IOException {
    // Beside a scale and a shift that are learned stand as many running statistics.
    return Math.min(2 * trainable(), Files.size(file) * CLOSEST / Float.BYTES);
  }

  private long trainable() {
    return NetworkCost.of(contents.network()).total().parameterCount();
  }

  /**
   * @param withVelocity whether the file must have one
   */
  GraphState state(boolean withVelocity) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      float[] parameters = parameters(zip, most());
      // A shared model may come without its velocity: nobody needs it to look at the network.
      float[] velocity =
          zip.getEntry(VELOCITY) == null && !withVelocity
              ? new float[Math.toIntExact(trainable())]
              : ZippedFloats.read(zip, VELOCITY, most());
      return GraphState.of(parameters, velocity, contents.iterations());
    }
  }

  private float[] parameters(ZipFile zip, long most) throws IOException {
    float[] parameters = ZippedFloats.read(zip, PARAMETERS, most);
    if (!ParameterHash.of(parameters).equals(contents.parametersSha256())) {
      throw new IllegalArgumentException(
          "%s holds other parameters than %s states: it is another run's, or damaged; put the run's own back"
              .formatted(
                  file, ImportFile.isIn(file.getParent()) ? ImportFile.NAME : RecordFile.NAME));
    }
    return parameters;
  }

  private IllegalArgumentException damaged(String fault) {
    return new IllegalArgumentException(
        "%s is damaged: %s; put it back from a copy".formatted(file, fault));
  }
}
