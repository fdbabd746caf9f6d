package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Unwritten;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.Dataset;
import org.residuallab.data.Fingerprint;
import org.residuallab.data.ImageSource;
import org.residuallab.engine.EngineDescription;
import org.residuallab.files.WrongField;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;

/**
 * What {@code run.json} says: enough to know what a run is, and to make it again. What is not known
 * yet, while the run goes on, is null and left out of the file.
 *
 * @param name of the run and its folder
 * @param status how far it is
 * @param preset from which its recipe comes; null where that was its author's own
 * @param seed decides first weights, the order of the images and their augmentation
 * @param network what was trained
 * @param recipe how
 * @param data on which images
 * @param provenance by what it began; {@link RunHistory} tells by what it went on
 * @param results how it ended
 * @param probes tables that probes made of it, by the names of their files
 * @param resumptions where it was cut off and went on
 * @param continues the finished run that it goes on from; null where it began with first weights
 */
public record RunRecord(
    String name,
    Status status,
    @JsonInclude(JsonInclude.Include.NON_NULL) Preset preset,
    long seed,
    Design network,
    Recipe recipe,
    DataRecord data,
    Provenance provenance,
    @JsonInclude(JsonInclude.Include.NON_NULL) Results results,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> probes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Resumption> resumptions,
    @JsonInclude(JsonInclude.Include.NON_NULL) Predecessor continues) {

  /**
   * Runs of earlier versions have neither probes nor resumptions.
   *
   * @throws IllegalArgumentException if the name cannot be a folder's, a probe's that of a table,
   *     or a finished run has no results
   */
  public RunRecord {
    RunPlan.requireName(name);
    if (status == Status.FINISHED && results == null) {
      throw new WrongField("a finished run has results", "results");
    }
    probes = probes == null ? List.of() : List.copyOf(probes);
    probes.forEach(StoredTable::requireName);
    resumptions = resumptions == null ? List.of() : List.copyOf(resumptions);
  }

  /** How far a run is. */
  public enum Status {
    RUNNING,
    FINISHED,
    /** Stopped by its user before the end. */
    INTERRUPTED,
    /** Ended by an error. */
    FAILED,
    /**
     * Ended by itself: its loss or its parameters became no numbers. The last row of {@code
     * metrics.csv} is the iteration in which they did. It has no results.
     */
    DIVERGED;

    /** Whether the run has come to its outcome, so that nothing is left to go on with. */
    public boolean isOutcome() {
      return this == FINISHED || this == DIVERGED;
    }
  }

  /**
   * On which images.
   *
   * @param source where they come from, which decides what results call them
   * @param sha256 fingerprint of all images and labels
   * @param trainingImages images trained on
   * @param testImages images tested on
   */
  public record DataRecord(ImageSource source, String sha256, int trainingImages, int testImages) {

    /**
     * @throws IllegalArgumentException if the SHA-256 is none
     */
    public DataRecord {
      if (!Fingerprint.isSha256(sha256)) {
        throw new WrongField("a SHA-256 of 64 hexadecimal digits should stand here", "sha256");
      }
    }

    /** Of a data set as it stands. */
    public static DataRecord of(Dataset data) {
      return new DataRecord(
          data.source(), data.fingerprint().sha256(), data.train().size(), data.test().size());
    }

    /** Of all images and labels. */
    public Fingerprint fingerprint() {
      return new Fingerprint(sha256);
    }
  }

  /**
   * How a run ended.
   *
   * @param iterations mini-batches done
   * @param trainingError mean error of the last tenth of the mini-batches, in percent
   * @param validationError last measured error on the images held out, in percent; null if never
   *     measured
   * @param testError last measured error on the test images, in percent; null if never measured
   * @param seconds wall time
   * @param imagesPerSecond training images a second of wall time, tests included
   * @param parametersSha256 SHA-256 of the final parameters, as little-endian floats
   * @param best the network that made the fewest errors on the images held out; null without them
   */
  public record Results(
      int iterations,
      double trainingError,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double validationError,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double testError,
      double seconds,
      double imagesPerSecond,
      String parametersSha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) Best best) {}

  /**
   * One going on after a crash or a stop.
   *
   * @param iteration mini-batches done before it; 0 where there was no checkpoint yet
   * @param at when, in UTC
   * @param commit the project's commit then
   * @param engine the path on which it computes from there on
   * @param placement where on a cluster; null on one machine
   */
  public record Resumption(
      int iteration,
      String at,
      String commit,
      EngineDescription engine,
      @JsonInclude(JsonInclude.Include.NON_NULL) Placement placement) {}

  /** Whether it began later; of a run and its copy neither did. */
  public boolean beganAfter(RunRecord other) {
    return provenance.started().compareTo(other.provenance().started()) > 0;
  }

  /** The budget in words: {@code short, 600 iterations}. */
  public String budget() {
    return new Budget(preset, recipe).name();
  }

  /** Trainable parameters, counted the paper's way. */
  public long parameters() {
    return network.fold(
        written -> NetworkCost.of(written).total().parameterCount(), Unwritten::parameters);
  }

  /** What every result calls the images: their source, and how many of them were held out. */
  public String images() {
    return Dataset.label(data.source(), data.fingerprint(), recipe.heldOut());
  }

  /** How many of the test images its test errors were measured on: the first so many. */
  public int testedOn() {
    return Math.min(recipe.testImages(), data.testImages());
  }

  /**
   * Whether it left this very network. Parameters alone do not tell: a plain network may have those
   * of its residual twin.
   *
   * @param parametersSha256 as {@link ParameterHash} takes it
   */
  public boolean endedWith(Design design, String parametersSha256) {
    return results != null
        && results.parametersSha256().equals(parametersSha256)
        && network.written().equals(design.written());
  }

  /** This run at its end. */
  public RunRecord ended(Status how, Results newResults) {
    return new RunRecord(
        name,
        how,
        preset,
        seed,
        network,
        recipe,
        data,
        provenance,
        newResults,
        probes,
        resumptions,
        continues);
  }

  /** This run as it goes on. */
  public RunRecord resumed(int iteration, Provenance now) {
    List<Resumption> all = new ArrayList<>(resumptions);
    all.add(new Resumption(iteration, now.started(), now.commit(), now.engine(), now.placement()));
    return new RunRecord(
        name,
        Status.RUNNING,
        preset,
        seed,
        network,
        recipe,
        data,
        provenance,
        null,
        probes,
        all,
        continues);
  }
}
