package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.residuallab.probe.Probes;
import org.residuallab.training.RunProbe;
import picocli.CommandLine.Option;

/** What looks into a network while it trains. */
final class ProbeOptions {

  @Option(
      names = "--probe",
      paramLabel = "NAMES",
      description =
          "Look inside meanwhile: gradients (norms a layer, in gradients.csv), responses (Fig. 7,"
              + " in responses.csv).")
  private Optional<String> typed;

  /**
   * The probes for a run of so many iterations.
   *
   * @throws IllegalArgumentException if there is no such probe
   */
  List<RunProbe> probes(int iterations) {
    return Probes.named(names(), iterations);
  }

  /** The same and those with which the run in that folder began, if one did. */
  List<RunProbe> probes(int iterations, Path folder) throws IOException {
    return Probes.named(names(), iterations, folder);
  }

  /** An empty name among them is an unknown one. */
  private List<String> names() {
    return typed.map(names -> List.of(names.split(",", -1))).orElse(List.of());
  }
}
