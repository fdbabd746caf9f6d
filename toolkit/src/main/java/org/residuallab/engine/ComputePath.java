package org.residuallab.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The ways in which a graph can compute, the fastest first. */
public enum ComputePath {
  /** This project's: the whole network compiled into primitives of a current oneDNN. */
  RESIDUAL_LAB("residual-lab"),
  /** Deeplearning4j, its convolutions and normalisations done by the oneDNN it was built with. */
  DEEPLEARNING4J_ONEDNN("deeplearning4j-onednn"),
  /** Deeplearning4j as it comes: the reference. */
  DEEPLEARNING4J("deeplearning4j");

  private final String label;

  ComputePath(String label) {
    this.label = label;
  }

  /** The name used in settings, tables and stored runs. */
  public String label() {
    return label;
  }

  /**
   * The path of that name.
   *
   * @throws IllegalArgumentException if there is no such path, naming those that exist
   */
  public static ComputePath named(String label) {
    return Arrays.stream(values())
        .filter(path -> path.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown engine '%s'; use %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(ComputePath::label)
                                .collect(Collectors.joining(", ")))));
  }
}
