package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.residuallab.files.TextFile;

/**
 * The table that a probe left of a run, as comma-separated text: iteration, layer, numbers. Only
 * some iterations may have been measured, or kept.
 *
 * @param file its name in the run's folder
 * @param header its first line
 * @param rows of each iteration that it holds, in the order of the layers
 */
public record StoredTable(String file, String header, NavigableMap<Integer, List<Row>> rows) {

  /**
   * One layer at one iteration.
   *
   * @param layer its name
   * @param line the whole line
   */
  public record Row(String layer, String line) {
    /** What was measured, as it is written. */
    public String values() {
      return line.substring(line.indexOf(',', line.indexOf(',') + 1) + 1);
    }
  }

  /** The column of a table of gradients that holds their norms. */
  public static final String GRADIENT_NORM = "gradient_norm";

  private static final String BEGINS = "iteration,layer,";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*\\.csv");

  public StoredTable {
    rows = Collections.unmodifiableNavigableMap(rows);
  }

  /**
   * Makes sure that a probe's table can stand in a run's folder under that name.
   *
   * @throws IllegalArgumentException if that cannot be the name of a probe's table
   */
  public static void requireName(String file) {
    if (!NAME.matcher(file).matches() || file.equals(MetricsFile.NAME)) {
      throw new IllegalArgumentException(
          "'%s' cannot name a probe's table: it should be like gradients.csv".formatted(file));
    }
  }

  /**
   * Reads the table of a run.
   *
   * @throws IllegalArgumentException if it is missing, or naming the line that is damaged
   * @throws IOException if it cannot be read
   */
  public static StoredTable read(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(path + " is missing, though run.json names it");
    }
    return of(path.toString(), file, TextFile.read(path));
  }

  /**
   * A table as its text has it.
   *
   * @throws IllegalArgumentException naming the line that is damaged
   */
  public static StoredTable of(String file, String text) {
    return of(file, file, text);
  }

  private static StoredTable of(String shown, String file, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(BEGINS)) {
      throw new IllegalArgumentException(
          "%s: the first line should begin with %s".formatted(shown, BEGINS));
    }
    if (!text.endsWith("\n")) {
      throw damaged(shown, lines, lines.size() - 1);
    }
    int columns = lines.get(0).split(",", -1).length;
    TreeMap<Integer, List<Row>> rows = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != columns || cells[1].isEmpty() || !areNumbers(cells)) {
        throw damaged(shown, lines, i);
      }
      rows.computeIfAbsent(Integer.valueOf(cells[0]), iteration -> new ArrayList<>())
          .add(new Row(cells[1], lines.get(i)));
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(shown + " holds no iteration");
    }
    return new StoredTable(file, lines.get(0), rows);
  }

  private static IllegalArgumentException damaged(String shown, List<String> lines, int at) {
    return new IllegalArgumentException(
        "%s: line %d is damaged: %s".formatted(shown, at + 1, lines.get(at)));
  }

  private static boolean areNumbers(String[] cells) {
    try {
      for (int i = 2; i < cells.length; i++) {
        Double.parseDouble(cells[i]);
      }
      return Integer.parseInt(cells[0]) > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Names of what was measured, a column each. */
  public List<String> columns() {
    return List.of(header.substring(BEGINS.length()).split(","));
  }

  /**
   * So many iterations lie between two that were measured, or a whole multiple: probes begin with
   * the first iteration. 0 where it holds the first alone.
   */
  public int interval() {
    int divisor = 0;
    for (int iteration : rows.keySet()) {
      divisor = greatestCommonDivisor(iteration - 1, divisor);
    }
    return divisor;
  }

  private static int greatestCommonDivisor(int one, int other) {
    return other == 0 ? one : greatestCommonDivisor(other, one % other);
  }

  /** Whether its first line and its last are those of a run of so many iterations. */
  public boolean spans(int iterations) {
    int interval = interval();
    return rows.firstKey() == 1 && (interval == 0 || rows.lastKey() + interval > iterations);
  }

  /**
   * The table with fewer iterations: evenly spaced, the first and the last always among them, their
   * lines unchanged. A table with no more than that stays as it is.
   *
   * @param most iterations to keep, 2 or more
   */
  public StoredTable thinned(int most) {
    List<Integer> all = List.copyOf(rows.keySet());
    if (all.size() <= most) {
      return this;
    }
    int step = (all.size() - 1 + most - 2) / (most - 1);
    TreeMap<Integer, List<Row>> kept = new TreeMap<>();
    for (int i = 0; i < all.size(); i += step) {
      kept.put(all.get(i), rows.get(all.get(i)));
    }
    kept.put(rows.lastKey(), rows.get(rows.lastKey()));
    return new StoredTable(file, header, kept);
  }

  /** As the file holds it. */
  public String text() {
    StringBuilder text = new StringBuilder(header).append('\n');
    rows.values().forEach(each -> each.forEach(row -> text.append(row.line()).append('\n')));
    return text.toString();
  }
}
