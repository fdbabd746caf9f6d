package org.residuallab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.residuallab.training.RunProbe;

/** The probes that a run can be given by name. */
enum ProbeKind {
  GRADIENTS("gradients", GradientProbe.FILE) {
    @Override
    RunProbe every(int iterations) {
      return new GradientProbe(iterations);
    }
  },
  RESPONSES("responses", ResponseProbe.FILE) {
    @Override
    RunProbe every(int iterations) {
      return new ResponseProbe(iterations);
    }
  };

  static final List<String> NAMES = Arrays.stream(values()).map(kind -> kind.text).toList();

  private final String text;
  private final String file;

  ProbeKind(String text, String file) {
    this.text = text;
    this.file = file;
  }

  /**
   * @throws IllegalArgumentException if there is no such probe
   */
  static ProbeKind named(String name) {
    return only(kind -> kind.text.equals(name), "unknown probe '%s'".formatted(name));
  }

  /**
   * The one that leaves that table.
   *
   * @throws IllegalArgumentException if none of them does
   */
  static ProbeKind leaving(String file) {
    return only(kind -> kind.file.equals(file), "no probe known here leaves " + file);
  }

  private static ProbeKind only(Predicate<ProbeKind> isMeant, String fault) {
    return Arrays.stream(values())
        .filter(isMeant)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    NAMES.stream().collect(Collectors.joining(", ", fault + "; use ", ""))));
  }

  String text() {
    return text;
  }

  /** Its table's name in a run's folder. */
  String file() {
    return file;
  }

  /** One that looks every so many iterations, beginning with the first. */
  abstract RunProbe every(int iterations);
}
