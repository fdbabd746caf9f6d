package org.residuallab.run;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.residuallab.architecture.Design;
import org.residuallab.data.Fingerprint;
import org.residuallab.files.Hash;
import org.residuallab.files.WrongField;

/** Where the parameters of a stored network come from. */
public sealed interface Origin {

  /** Of the network's folder. */
  String name();

  /** On a component of a record: its file says of each origin which of these it is. */
  @JacksonAnnotationsInside
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = TrainedHere.class, name = "trained_here"),
    @JsonSubTypes.Type(value = Imported.class, name = "imported")
  })
  @Retention(RetentionPolicy.RUNTIME)
  @interface Kinds {}

  /** The run that trained it; nothing where that was somebody else's. */
  Optional<RunRecord> training();

  /** What the network is. */
  Design network();

  /** Whether a text can stand in one as what the weights are, and where they are from. */
  static boolean isLine(String text) {
    return !text.isBlank() && text.length() <= 1_000 && text.matches("[^\\p{Cntrl}\\p{Cf}]*");
  }

  /** Of its parameters, as {@link ParameterHash} takes it. */
  String parametersSha256();

  /**
   * Which network it is, to the bit. Its parameters alone do not tell: a plain network may have
   * those of its residual twin.
   *
   * @param network layer by layer
   * @param parametersSha256 of its parameters
   */
  record Bits(Design network, String parametersSha256) {}

  /** Which network it is, whatever it is called. */
  default Bits bits() {
    return new Bits(network().written(), parametersSha256());
  }

  /**
   * A run of this project.
   *
   * @param run it has come to its end
   */
  record TrainedHere(RunRecord run) implements Origin {
    /**
     * @throws IllegalArgumentException if the run has not finished
     */
    public TrainedHere {
      if (run.status() != RunRecord.Status.FINISHED) {
        throw new IllegalArgumentException(
            run.status() == RunRecord.Status.DIVERGED
                ? "%s has no trained network: the run diverged".formatted(run.name())
                : "%s has no trained network yet: the run has not ended".formatted(run.name()));
      }
    }

    @Override
    public String name() {
      return run.name();
    }

    @Override
    public Optional<RunRecord> training() {
      return Optional.of(run);
    }

    @Override
    public Design network() {
      return run.network();
    }

    @Override
    public String parametersSha256() {
      return run.results().parametersSha256();
    }
  }

  /**
   * Weights that were read from a file: somebody else's, of which neither recipe nor curves nor
   * seed are known, or those of a run of this project, known by their SHA-256. It is {@code
   * import.json} in the network's folder.
   *
   * @param name of its folder
   * @param network what it is
   * @param file name of the file it was read from
   * @param fileSha256 of that file
   * @param source what the file is and where it is from, in one line
   * @param imported when, in UTC
   * @param parametersSha256 of the parameters
   * @param run that ended with just these parameters; null where they were not trained here
   */
  record Imported(
      String name,
      Design network,
      String file,
      String fileSha256,
      String source,
      String imported,
      String parametersSha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) RunRecord run)
      implements Origin {

    /**
     * @throws IllegalArgumentException if the name cannot be a folder's, a SHA-256 is none, or the
     *     run ended with another network or other parameters
     */
    public Imported {
      RunPlan.requireName(name);
      requireHash(fileSha256, "file_sha256");
      requireHash(parametersSha256, "parameters_sha256");
      requireLine(file, "file");
      requireLine(source, "source");
      if (run != null && !run.endedWith(network, parametersSha256)) {
        throw new WrongField("it ended with another network, or other parameters", "run");
      }
    }

    @Override
    public Optional<RunRecord> training() {
      return Optional.ofNullable(run);
    }

    /** File, first digits of its SHA-256, and source, for a sentence. */
    public String brief() {
      return "%s (sha256 %s, %s)".formatted(file, Hash.brief(fileSha256), source);
    }

    private static void requireHash(String text, String field) {
      if (!Fingerprint.isSha256(text)) {
        throw new WrongField("a SHA-256 of 64 hexadecimal digits should stand here", field);
      }
    }

    private static void requireLine(String text, String field) {
      if (!isLine(text)) {
        throw new WrongField("a line of text should stand here", field);
      }
    }
  }
}
