package org.residuallab.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residuallab.engine.ComputePath;

/**
 * A way to compute the same network. One in this JVM's language is a constant with its path; what
 * it does beside the plain step, such as probing, is added to its {@link Workload}.
 */
public enum Contestant {
  /** This project's fast path. */
  RESIDUAL_LAB("residual-lab", Optional.of(ComputePath.RESIDUAL_LAB)),
  /** Stock Deeplearning4j: the reference, and slow; it gets one step in one round. */
  DEEPLEARNING4J("deeplearning4j", Optional.of(ComputePath.DEEPLEARNING4J)),
  /** PyTorch with channels last, where there is a Python with torch. */
  PYTORCH("pytorch", Optional.empty());

  private final String label;
  private final Optional<ComputePath> path;

  /**
   * @param path how it computes, if it does so in Java
   */
  Contestant(String label, Optional<ComputePath> path) {
    this.label = label;
    this.path = path;
  }

  /** The name in tables and files. */
  public String label() {
    return label;
  }

  /**
   * The contestants of these names.
   *
   * @throws IllegalArgumentException if there is no such engine
   */
  public static List<Contestant> named(List<String> labels) {
    return labels.stream().map(Contestant::named).toList();
  }

  static Contestant named(String label) {
    return Arrays.stream(values())
        .filter(contestant -> contestant.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no engine '%s' to measure; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Contestant::label)
                                .collect(Collectors.joining(", ")))));
  }

  boolean isSlow() {
    return this == DEEPLEARNING4J;
  }

  /** The path of a contestant that is a {@link Worker}. */
  ComputePath path() {
    return path.orElseThrow();
  }

  /**
   * The command that starts a process of this kind; empty where the machine lacks what it needs,
   * which {@link #need} names.
   */
  Optional<List<String>> command(Task task) throws IOException, InterruptedException {
    return path.isPresent()
        ? Optional.of(JavaCommand.of(task, this))
        : TorchCommand.python().map(python -> TorchCommand.of(task, python));
  }

  String need() {
    return path.isPresent()
        ? "Java"
        : "a Python with torch (pip install torch==2.13.0; LAB_PYTHON may name it)";
  }
}
