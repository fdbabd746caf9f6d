package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.residuallab.run.Measurement;
import org.residuallab.run.MeasurementFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** A folder of results, into which measurements are written beside runs. */
final class ResultsOption {

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "Also write what was measured into this folder of runs, such as notebooks/results.")
  private Optional<String> to;

  /**
   * @throws IllegalArgumentException if it is a file
   */
  Optional<Path> folder() {
    return to.map(text -> Typed.folder("--to", text));
  }

  /**
   * Writes them, and names each file. On the error stream, as the table stands on the other.
   *
   * @throws IOException if one cannot be written
   */
  <T extends Measurement> void store(
      List<T> measured, MeasurementFolder<T> folder, CommandSpec spec) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    for (T each : measured) {
      err.println("lab: written to " + folder.write(each));
      err.flush();
    }
  }
}
