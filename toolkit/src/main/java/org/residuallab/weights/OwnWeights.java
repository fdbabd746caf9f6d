package org.residuallab.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Preprocessing;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.run.TakenNameException;
import org.residuallab.run.UnknownPreprocessingException;

/**
 * The networks of runs that were shared without them, as those in {@code settings.results()}: from
 * files of weights beside, as those in {@code settings.weights()}.
 *
 * <pre>{@code
 * var shared = RunQuery.in(settings.results()).of(Networks.named("resnet-20")).iterations(16000);
 * List<StoredModel> networks = OwnWeights.of(shared.list(), settings.weights(), settings.runs());
 * }</pre>
 */
public final class OwnWeights {

  private OwnWeights() {}

  /**
   * The networks of those runs whose weights are at hand: in the folder of runs, where they were
   * trained or imported before, or as {@code NAME.safetensors}, from where they are imported. That
   * they are the run's is told by the SHA-256 of its parameters, not by the name.
   *
   * @param shared runs, whose folders need not hold their networks
   * @param weights folder of files of weights; it may be missing
   * @param runs folder of runs
   * @throws IllegalArgumentException if what has a run's name holds other parameters, or a file is
   *     damaged
   * @throws IOException if a file cannot be read or written
   */
  public static List<StoredModel> of(List<StoredRun> shared, Path weights, Path runs)
      throws IOException {
    List<StoredModel> found = new ArrayList<>();
    for (StoredRun run : shared) {
      of(run.record(), weights, runs).ifPresent(found::add);
    }
    return found;
  }

  /**
   * Whether the weights of that run are at hand, so that {@link #of} opens its network.
   *
   * @param weights folder of files of weights; it may be missing
   * @param runs folder of runs
   * @throws IOException if a file cannot be read
   */
  public static boolean areOf(StoredRun shared, Path weights, Path runs) throws IOException {
    RunRecord run = shared.record();
    return Files.isDirectory(imported(run, runs))
        || Files.isRegularFile(file(run, weights))
        || trained(run, runs.resolve(run.name())).isPresent();
  }

  private static Path imported(RunRecord run, Path runs) {
    return runs.resolve(run.name() + "-imported");
  }

  private static Path file(RunRecord run, Path weights) {
    return weights.resolve(run.name() + ".safetensors");
  }

  private static Optional<StoredModel> of(RunRecord run, Path weights, Path runs)
      throws IOException {
    Optional<StoredModel> trained = trained(run, runs.resolve(run.name()));
    if (trained.isPresent()) {
      return trained;
    }
    Path imported = imported(run, runs);
    if (Files.isDirectory(imported)) {
      return Optional.of(read(run, imported));
    }
    Path path = file(run, weights);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    WeightsFile file = WeightsFile.read(path);
    Preprocessing needs =
        UsualPreprocessing.of(
            run.network(), file, Optional.empty(), Optional.empty(), Optional.empty());
    try {
      return Optional.of(
          WeightsImport.of(run.network(), file)
              .storeOf(run, runs, imported.getFileName().toString(), needs));
    } catch (IllegalArgumentException fault) {
      if (fault instanceof TakenNameException) { // Another process imported it meanwhile.
        return Optional.of(read(run, imported));
      }
      throw fault;
    }
  }

  private static StoredModel read(RunRecord run, Path imported) throws IOException {
    StoredModel model = StoredModel.read(imported);
    if (!run.endedWith(model.network(), model.origin().parametersSha256())) {
      throw new IllegalArgumentException(
          "%s does not hold the network that the run %s left; remove it"
              .formatted(imported, run.name()));
    }
    return model;
  }

  private static Optional<StoredModel> trained(RunRecord run, Path folder) throws IOException {
    if (!StoredModel.isIn(folder) || StoredRun.recordIn(folder).filter(run::equals).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoredModel.read(folder));
    } catch (UnknownPreprocessingException old) {
      return Optional.empty(); // Its file of weights says what its images need.
    }
  }
}
