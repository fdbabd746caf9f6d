package org.residuallab.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.files.AtomicFile;
import org.residuallab.model.WrittenConfiguration;

/**
 * The network that a run left, as {@code model.zip}: a file that any program with Deeplearning4j
 * opens. People send each other runs; so nothing that stands in it decides which code runs: its
 * configuration may name only what this program builds networks of, of numbers only as many are
 * read as the network can have, and Java objects, which Deeplearning4j's own reader takes, not at
 * all.
 */
public final class ModelFile {

  private static final String CONFIGURATION = "configuration.json";
  private static final String PARAMETERS = "coefficients.bin";
  private static final String VELOCITY = "updaterState.bin";

  /** A thousand layers need a tenth of it. */
  private static final int LONGEST_CONFIGURATION = 64 << 20;

  private final Path file;

  private ModelFile(Path file) {
    this.file = file;
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
    RunRecord record = run.record();
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s has no trained network: there is no %s".formatted(run.folder(), file.getFileName()));
    }
    if (record.results() == null) {
      throw new IllegalArgumentException(
          "%s has no trained network yet: the run has not ended".formatted(run.folder()));
    }
    return new ModelFile(file)
        .graph(record.results().parametersSha256(), record.network().parameters());
  }

  private ComputationGraph graph(String sha256, long trainable) throws IOException {
    // Beside the scale and shift that are learned stand as many running statistics.
    long most = 2 * trainable;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      float[] parameters = numbers(zip, PARAMETERS, most);
      if (!ParameterHash.of(parameters).equals(sha256)) {
        throw new IllegalArgumentException(
            "%s holds other parameters than %s states: it is another run's, or damaged; put the run's own back"
                .formatted(file, RecordFile.NAME));
      }
      // A shared model may come without its velocity: nobody needs it to look at the network.
      Optional<float[]> velocity =
          zip.getEntry(VELOCITY) == null
              ? Optional.empty()
              : Optional.of(numbers(zip, VELOCITY, most));
      return graph(configuration(zip), parameters, velocity);
    } catch (ZipException | WrongModel damaged) {
      throw damaged(
          damaged instanceof WrongModel ? damaged.getMessage() : "it is no zip file that can be read");
    }
  }

  private static ComputationGraph graph(
      ComputationGraphConfiguration configuration, float[] parameters, Optional<float[]> velocity)
      throws WrongModel {
    try {
      ComputationGraph graph = new ComputationGraph(configuration);
      graph.init(Nd4j.createFromArray(parameters), false);
      velocity.ifPresent(
          values -> graph.getUpdater(true).setStateViewArray(Nd4j.createFromArray(values)));
      return graph;
    } catch (RuntimeException refused) {
      throw new WrongModel("its configuration is that of another network");
    }
  }

  private static ComputationGraphConfiguration configuration(ZipFile zip) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, CONFIGURATION))) {
      byte[] json = in.readNBytes(LONGEST_CONFIGURATION + 1);
      if (json.length > LONGEST_CONFIGURATION) {
        throw new WrongModel(CONFIGURATION + " is longer than any network's");
      }
      return WrittenConfiguration.read(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException foreign) {
      throw new WrongModel("%s: %s".formatted(CONFIGURATION, foreign.getMessage()));
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
