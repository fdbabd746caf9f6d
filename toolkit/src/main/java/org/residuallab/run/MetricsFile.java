package org.residuallab.run;

import java.io.IOException;
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

  private static final int COLUMNS = 6;

  private MetricsFile() {}

  public static void write(Path file, List<Metrics> rows) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Metrics row : rows) {
      text.append(line(row)).append('\n');
    }
    AtomicFile.writeString(file, text.toString());
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
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("%s: the first line should be %s".formatted(file, HEADER));
    }
    List<Metrics> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      boolean torn = i == lines.size() - 1 && !text.endsWith("\n");
      Optional<Metrics> row = torn ? Optional.empty() : row(i, lines.get(i));
      if (row.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: line %d is damaged: %s".formatted(file, i + 1, lines.get(i)));
      }
      rows.add(row.get());
    }
    return rows;
  }

  public static String line(Metrics row) {
    return String.format(
        Locale.ROOT,
        "%d,%.4f,%s,%.6f,%.4f,%s",
        row.iteration(),
        row.epoch(),
        row.learningRate(),
        row.loss(),
        row.trainingError(),
        row.testError().isPresent()
            ? String.format(Locale.ROOT, "%.4f", row.testError().getAsDouble())
            : "");
  }

  /** The row of that iteration; empty if the line is no such row. */
  private static Optional<Metrics> row(int iteration, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS || !cells[0].equals(String.valueOf(iteration))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Metrics(
              iteration,
              Double.parseDouble(cells[1]),
              Double.parseDouble(cells[2]),
              Double.parseDouble(cells[3]),
              Double.parseDouble(cells[4]),
              cells[5].isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Double.parseDouble(cells[5]))));
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }
}
