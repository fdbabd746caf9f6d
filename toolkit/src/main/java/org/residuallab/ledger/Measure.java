package org.residuallab.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.ledger.RunCheck.Metric;
import org.residuallab.probe.LayerResponses;
import org.residuallab.probe.ResponseProbe;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Sample;

/**
 * A number that runs come to, by which they can be put in order.
 *
 * @param of a run's, or nothing where the run does not tell
 * @param digits after the point, where it is written
 * @param unit written behind it
 * @param meaning how the number came about, where its name does not say
 */
record Measure(
    Function<StoredRun, OptionalDouble> of, int digits, String unit, List<String> meaning) {

  /** The mean over the 3x3 layers, the first one too, as in Fig. 7. See notebook 7. */
  static final Measure RESPONSE =
      new Measure(
          Measure::response,
          4,
          "",
          List.of(
              "mean over all 3x3 layers and over the last tenth of the training",
              // Its gradient is orthogonal to them, and so cannot change their length at once.
              "a layer that only another convolution reads is held near 1, as the next"
                  + " normalisation divides its size out"));

  /** In percent, at the end. */
  static Measure error(Metric metric) {
    return new Measure(run -> error(metric, run), 2, " %", List.of());
  }

  private static OptionalDouble error(Metric metric, StoredRun run) {
    Double error =
        switch (metric) {
          case TRAINING -> run.record().results().trainingError();
          case TEST -> run.record().results().testError();
        };
    return error == null ? OptionalDouble.empty() : OptionalDouble.of(error);
  }

  private static OptionalDouble response(StoredRun run) {
    if (!Files.exists(run.folder().resolve(ResponseProbe.FILE))) {
      return OptionalDouble.empty();
    }
    try {
      LayerResponses responses = LayerResponses.atTheEndOf(run);
      return responses.layers().isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(responses.mean());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of several samples, {@code 50.20 ± 0.81, 60.10 ± 0.33 %}. */
  String text(List<Sample> samples) {
    return samples.stream()
        .map(sample -> sample.text(digits))
        .collect(Collectors.joining(", ", "", unit));
  }

  /** That, and under what conditions, in one line. */
  String basis(String verdict, String conditions) {
    return Stream.of(List.of(verdict), meaning, List.of(conditions))
        .flatMap(List::stream)
        .collect(Collectors.joining("; "));
  }
}
