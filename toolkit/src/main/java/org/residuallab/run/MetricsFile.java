package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.TextFile;

/** The curves of a run as {@code metrics.csv}; replaced whole, so that it is never torn. */
public final class MetricsFile {

  static final String NAME = "metrics.csv";

  private static final String HEADER =
      "iteration,epoch,learning_rate,loss,training_error,test_error";

  private static final String VALIDATED =
      "iteration,epoch,learning_rate,loss,training_error,validation_error,test_error";

  private MetricsFile() {}

  public static AtomicFile.Writer writer(List<Metrics> rows) {
    boolean validated = rows.stream().anyMatch(row -> row.validationError().isPresent());
    StringBuilder text = new StringBuilder(validated ? VALIDATED : HEADER).append('\n');
    for (Metrics row : rows) {
      text.append(line(row, validated)).append('\n');
    }
    return aside -> Files.writeString(aside, text);
  }

  /**
   * Reads the curves of a run.
   *
   * @throws IllegalArgumentException naming the file and the line that is damaged
   * @throws IOException if it cannot be read
   */
  public static List<Metrics> read(Path file) throws IOException {
    String text = TextFile.read(file);
    List<String> lines = text.lines().toList();
    boolean validated = !lines.isEmpty() && lines.get(0).equals(VALIDATED);
    if (!validated && (lines.isEmpty() || !lines.get(0).equals(HEADER))) {
      throw new IllegalArgumentException("%s: the first line should be %s".formatted(file, HEADER));
    }
    List<Metrics> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      boolean torn = i == lines.size() - 1 && !text.endsWith("\n");
      Optional<Metrics> row = torn ? Optional.empty() : row(i, lines.get(i), validated);
      if (row.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: line %d is damaged: %s".formatted(file, i + 1, lines.get(i)));
      }
      rows.add(row.get());
    }
    return rows;
  }

  /** One row; with its validation error where that was measured. */
  public static String line(Metrics row) {
    return line(row, row.validationError().isPresent());
  }

  /** A row's loss as the file has it, to six digits behind the point. */
  public static String lossOf(Metrics row) {
    return String.format(Locale.ROOT, "%.6f", row.loss());
  }

  private static String line(Metrics row, boolean validated) {
    return String.format(
        Locale.ROOT,
        "%d,%.4f,%s,%s,%.4f,%s%s",
        row.iteration(),
        row.epoch(),
        row.learningRate(),
        lossOf(row),
        row.trainingError(),
        validated ? cell(row.validationError()) + "," : "",
        cell(row.testError()));
  }

  private static String cell(OptionalDouble error) {
    return error.isPresent() ? String.format(Locale.ROOT, "%.4f", error.getAsDouble()) : "";
  }

  /** The row of that iteration; empty if the line is no such row. */
  private static Optional<Metrics> row(int iteration, String line, boolean validated) {
    Cells cells = new Cells(line);
    if (!cells.text().equals(String.valueOf(iteration))) {
      return Optional.empty();
    }
    try {
      Metrics row =
          new Metrics(
              iteration,
              cells.number(),
              cells.number(),
              cells.number(),
              cells.number(),
              validated ? cells.numberIfAny() : OptionalDouble.empty(),
              cells.numberIfAny());
      return cells.atEnd() ? Optional.of(row) : Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }
}
