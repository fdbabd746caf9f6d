package org.residuallab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A way to compute the same network. */
public enum Contestant {
  /** This project's fast path. */
  RESIDUAL_LAB("residual-lab"),
  /** The same with gradient norms of every iteration. */
  WITH_GRADIENTS("residual-lab+gradients"),
  /** The same with the responses of every iteration. */
  WITH_RESPONSES("residual-lab+responses"),
  /** Stock Deeplearning4j: the reference, and slow; it gets one step in one round. */
  DEEPLEARNING4J("deeplearning4j"),
  /** PyTorch with channels last, where there is a Python with torch. */
  PYTORCH("pytorch");

  private final String label;

  Contestant(String label) {
    this.label = label;
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

  private static Contestant named(String label) {
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

  /**
   * Refuses a task that would be timed without what the contestant is there for.
   *
   * @throws IllegalArgumentException if a probe has nothing to look at
   */
  void requireCan(Mode mode) {
    if (mode == Mode.INFER && isProbed()) {
      throw new IllegalArgumentException(
          "%s looks into training steps: measure it with --mode train".formatted(label));
    }
  }

  boolean isProbed() {
    return this == WITH_GRADIENTS || this == WITH_RESPONSES;
  }

  boolean isSlow() {
    return this == DEEPLEARNING4J;
  }

  /**
   * The command that starts a process of this kind.
   *
   * @param python a Python with torch
   */
  List<String> command(Task task, String python) {
    return this == PYTORCH ? TorchCommand.of(task, python) : JavaCommand.of(task, label);
  }
}
