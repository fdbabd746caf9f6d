package org.residuallab.run;

import java.util.Optional;
import org.residuallab.architecture.Design;
import org.residuallab.data.Fingerprint;
import org.residuallab.files.WrongField;

/** Where the parameters of a stored network come from. */
public sealed interface Origin {

  /** Of the network's folder. */
  String name();

  /** The run that trained it; nothing where that was somebody else's. */
  Optional<RunRecord> training();

  /** What the network is. */
  Design network();

  /** Of its parameters, as {@link ParameterHash} takes it. */
  String parametersSha256();

  /**
   * A run of this project.
   *
   * @param run it has come to its end
   */
  record TrainedHere(RunRecord run) implements Origin {
    /**
     * @throws IllegalArgumentException if the run has no results yet
     */
    public TrainedHere {
      if (run.results() == null) {
        throw new IllegalArgumentException(
            "%s has no trained network yet: the run has not ended".formatted(run.name()));
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
   * Somebody else's weights: not trained here, so that neither recipe nor curves nor seed are
   * known. It is {@code import.json} in the network's folder.
   *
   * @param name of its folder
   * @param network what it is
   * @param file name of the file it was read from
   * @param fileSha256 of that file
   * @param source what the file is and where it is from, in one line
   * @param imported when, in UTC
   * @param parametersSha256 of the parameters
   */
  record Imported(
      String name,
      Design network,
      String file,
      String fileSha256,
      String source,
      String imported,
      String parametersSha256)
      implements Origin {

    /**
     * @throws IllegalArgumentException if the name cannot be a folder's, or a SHA-256 is none
     */
    public Imported {
      RunPlan.requireName(name);
      requireHash(fileSha256, "file_sha256");
      requireHash(parametersSha256, "parameters_sha256");
      requireLine(file, "file");
      requireLine(source, "source");
    }

    @Override
    public Optional<RunRecord> training() {
      return Optional.empty();
    }

    private static void requireHash(String text, String field) {
      if (!Fingerprint.isSha256(text)) {
        throw new WrongField("a SHA-256 of 64 hexadecimal digits should stand here", field);
      }
    }

    private static void requireLine(String text, String field) {
      if (text.isBlank() || text.length() > 1_000 || !text.matches("[^\\p{Cntrl}\\p{Cf}]*")) {
        throw new WrongField("a line of text should stand here", field);
      }
    }
  }
}
