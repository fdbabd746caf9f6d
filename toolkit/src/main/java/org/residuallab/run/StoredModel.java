package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.architecture.Design;
import org.residuallab.data.Dataset;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.ReadFault;

/**
 * A network in its folder, with all that it takes to use it: its design, its parameters, what its
 * images need, and where it comes from. No training set is needed.
 *
 * <pre>{@code
 * var plan = RunPlan.of("kept", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * System.out.println(StoredModel.read(run.folder()).preprocessing().classNames());
 * }</pre>
 *
 * @param folder where it stands, in {@code runs/} or elsewhere
 * @param preprocessing what its images need
 * @param origin a run of this project, or somebody else's weights
 */
public record StoredModel(Path folder, Preprocessing preprocessing, Origin origin) {

  /**
   * @throws IllegalArgumentException if the network takes other images, or has other classes, than
   *     the preprocessing
   */
  public StoredModel {
    Design network = origin.network();
    if (!network.input().equals(preprocessing.image())
        || network.classes() != preprocessing.classNames().size()) {
      throw new IllegalArgumentException(
          "%s: the network takes images of %s and %d classes, its preprocessing is of %s and %d"
              .formatted(
                  folder,
                  network.input(),
                  network.classes(),
                  preprocessing.image(),
                  preprocessing.classNames().size()));
    }
  }

  /**
   * Reads a stored network. The runs of earlier versions do not say what their images need; of
   * those on synthetic images it follows from the images, drawn again.
   *
   * @throws UnknownPreprocessingException if the run is of an earlier version, and not on synthetic
   *     images
   * @throws IllegalArgumentException naming what is missing or damaged, in one line
   * @throws IOException if a file cannot be read
   */
  public static StoredModel read(Path folder) throws IOException {
    return read(folder, Optional.empty());
  }

  /**
   * The same, with the images of the run at hand, from which its mean image follows where the run
   * does not hold it.
   *
   * @param images of a run of an earlier version; not looked at for any other
   * @throws IllegalArgumentException also if these are not the images of a run that needs them
   */
  public static StoredModel read(Path folder, Dataset images) throws IOException {
    return read(folder, Optional.of(images));
  }

  private static StoredModel read(Path folder, Optional<Dataset> images) throws IOException {
    Origin origin = originIn(folder);
    ModelFile.requireFile(folder);
    Optional<Preprocessing> stored = PreprocessingFile.read(folder, origin.parametersSha256());
    if (stored.isPresent()) {
      return new StoredModel(folder, stored.get(), origin);
    }
    RunRecord run =
        origin
            .training()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s has no %s: import its weights again"
                            .formatted(folder, PreprocessingFile.NAME)));
    return new StoredModel(folder, derived(run, images), origin);
  }

  /** Whether a folder holds a network: that of a run that was shared without it does not. */
  public static boolean isIn(Path folder) {
    return ModelFile.isIn(folder);
  }

  /**
   * Where the parameters in a folder come from: of any stored network, though it may not say what
   * its images need.
   *
   * @throws IllegalArgumentException naming what is missing or damaged
   * @throws IOException if a file cannot be read
   */
  public static Origin originIn(Path folder) throws IOException {
    if (ImportFile.isIn(folder)) {
      return ImportFile.read(folder);
    }
    return new Origin.TrainedHere(RecordFile.read(folder.resolve(RecordFile.NAME)));
  }

  private static Preprocessing derived(RunRecord run, Optional<Dataset> images) {
    Dataset own =
        run.data()
            .source()
            .drawing()
            .map(SyntheticImages::draw)
            .or(() -> images)
            .orElseThrow(() -> new UnknownPreprocessingException(run));
    if (!own.fingerprint().equals(run.data().fingerprint())) {
      throw new IllegalArgumentException(
          "the run %s does not hold its mean image, which follows from %s, not from %s"
              .formatted(run.name(), run.images(), own.label()));
    }
    return run.recipe().preprocessing(RunPlan.of(run).split(own).train());
  }

  /**
   * Puts somebody else's weights into a folder of runs: whole, or not at all.
   *
   * @param graph with these weights
   * @return as it stands there
   * @throws IllegalArgumentException if something of that name is there
   * @throws IOException if it cannot be written
   */
  public static StoredModel store(
      Path runs, Origin.Imported origin, Preprocessing preprocessing, ComputationGraph graph)
      throws IOException {
    StoredModel model = new StoredModel(runs.resolve(origin.name()), preprocessing, origin);
    NewFolder.write(
        model.folder(),
        aside -> {
          AtomicFile.write(aside.resolve(StoredRun.MODEL), ModelFile.writer(graph, true));
          AtomicFile.write(
              aside.resolve(PreprocessingFile.NAME),
              PreprocessingFile.writer(preprocessing, origin.parametersSha256()));
          ImportFile.write(aside, origin);
        });
    return model;
  }

  /**
   * The imported weights in a folder of runs, by name; whatever else is there is passed over.
   *
   * @param damaged is told in a line of each that cannot be read
   * @throws IOException if the folder cannot be read
   */
  public static List<Origin.Imported> imported(Path runs, Consumer<String> damaged)
      throws IOException {
    List<Origin.Imported> found = new ArrayList<>();
    if (Files.isDirectory(runs)) {
      try (Stream<Path> folders = Files.list(runs)) {
        for (Path folder :
            folders.filter(NewFolder::isNamed).filter(ImportFile::isIn).sorted().toList()) {
          try {
            found.add(ImportFile.read(folder));
          } catch (IllegalArgumentException fault) {
            damaged.accept(fault.getMessage());
          } catch (IOException unread) {
            damaged.accept(ReadFault.of(folder, unread));
          }
        }
      }
    }
    return found;
  }

  /** Of its folder. */
  public String name() {
    return origin.name();
  }

  /** What the network is. */
  public Design network() {
    return origin.network();
  }

  /**
   * The network with its parameters, on Deeplearning4j's own path; each call makes one.
   *
   * @throws IllegalArgumentException if its file is missing, damaged, or another network's
   * @throws IOException if it cannot be read
   */
  public ComputationGraph graph() throws IOException {
    return ModelFile.read(folder, origin);
  }
}
