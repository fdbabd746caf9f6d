package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.residuallab.files.AtomicFile;
import org.residuallab.model.Optimizer;

/**
 * The network that a run left, as {@code model.zip}: a file that any program with Deeplearning4j
 * opens. People send each other runs; so nothing that stands in it decides what this program builds
 * or which code runs. The network follows from {@code run.json}, and of the file only as many
 * numbers are read as that network can have: neither the configuration, which names Java classes,
 * nor the Java objects that Deeplearning4j's own reader takes.
 */
public final class ModelFile {

  private ModelFile() {}

  static AtomicFile.Writer writer(ComputationGraph graph, boolean velocity) {
    return aside -> ModelSerializer.writeModel(graph, aside.toFile(), velocity);
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
    return of(run).readable(ModelReader::graph);
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
    ModelReader.Contents contents =
        origin instanceof Origin.TrainedHere here
            ? contents(here.run())
            : new ModelReader.Contents(
                origin.network().network(), Optimizer.PAPER, 0, 0, origin.parametersSha256());
    return new ModelReader(folder.resolve(StoredRun.MODEL), contents).readable(ModelReader::graph);
  }

  /**
   * The same with the parameters that made the fewest errors on the images held out, and without
   * velocity.
   *
   * @throws IllegalArgumentException also if the run held no images out
   */
  public static ComputationGraph readBest(StoredRun run) throws IOException {
    return ofBest(run).readable(ModelReader::graph);
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
    return ofBest(run).readable(model -> model.best(run.record().results().best()));
  }

  private static ModelReader of(StoredRun run) {
    requireEnded(run);
    requireFile(run.folder());
    return new ModelReader(run.modelFile(), contents(run.record()));
  }

  private static ModelReader ofBest(StoredRun run) {
    RunRecord record = run.record();
    if (record.recipe().heldOut() == 0) {
      throw new IllegalArgumentException(
          "%s has no best network: none is chosen on test images, and it held no others out"
              .formatted(record.name()));
    }
    requireEnded(run);
    requireFile(run.folder(), StoredRun.BEST);
    if (record.results().best() == null) {
      throw new IllegalArgumentException(
          "%s has no best network: %s names none".formatted(record.name(), RecordFile.NAME));
    }
    return new ModelReader(
        run.bestFile(), contents(record, record.results().best().parametersSha256()));
  }

  private static ModelReader.Contents contents(RunRecord run) {
    return contents(run, run.results().parametersSha256());
  }

  private static ModelReader.Contents contents(RunRecord run, String sha256) {
    return new ModelReader.Contents(
        run.network().network(),
        run.recipe().optimizer(),
        run.seed(),
        run.results().iterations(),
        sha256);
  }

  /** Whether a folder holds a network, finished or not. */
  static boolean isIn(Path folder) {
    return isIn(folder, StoredRun.MODEL);
  }

  private static boolean isIn(Path folder, String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  static void requireFile(Path folder) {
    requireFile(folder, StoredRun.MODEL);
  }

  private static void requireFile(Path folder, String name) {
    if (!isIn(folder, name)) {
      throw new IllegalArgumentException(
          "%s has no trained network: there is no %s".formatted(folder, name));
    }
  }

  private static void requireEnded(StoredRun run) {
    run.divergence()
        .ifPresent(
            line -> {
              throw new IllegalArgumentException("no trained network: " + line);
            });
    if (run.record().status() != RunRecord.Status.FINISHED) {
      throw new IllegalArgumentException(
          "%s has no trained network yet: the run has not ended".formatted(run.folder()));
    }
  }
}
