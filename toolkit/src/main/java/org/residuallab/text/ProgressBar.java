package org.residuallab.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a piece of work is: a bar in a notebook, a line on a terminal.
 *
 * <pre>{@code
 * System.out.println(new ProgressBar("networks", 1, 4, "plain-20").text());
 * }</pre>
 *
 * @param label what is being done; may be empty
 * @param done steps done
 * @param total steps in all, or {@link #UNKNOWN}
 * @param unit what a step is
 * @param details what else there is to say, such as images per second; what matters most first
 */
public record ProgressBar(String label, long done, long total, Unit unit, List<String> details) {

  /** What is counted. */
  public enum Unit {
    /** Iterations, cells, networks: pieces as they are. */
    PIECE,
    /** Shown in millions. */
    BYTE;

    private String of(long amount) {
      return this == BYTE
          ? String.format(Locale.ROOT, "%.1f", amount / 1e6)
          : String.format(Locale.ROOT, "%,d", amount);
    }
  }

  /** The total of work that does not know how much it is. */
  public static final long UNKNOWN = -1;

  private static final int WIDEST = 24;
  private static final int NARROWEST = 8;
  private static final int FRAME = 3; // Its brackets, and a space behind.

  /**
   * @throws IllegalArgumentException unless 0 <= done <= total and total > 0, where it is known
   */
  public ProgressBar {
    details = List.copyOf(details);
    if (done < 0 || (total != UNKNOWN && (total < 1 || done > total))) {
      throw new IllegalArgumentException("no progress: %d of %d steps".formatted(done, total));
    }
  }

  /** Pieces, with one detail, which may be empty. */
  public ProgressBar(String label, long done, long total, String detail) {
    this(label, done, total, Unit.PIECE, detail.isEmpty() ? List.of() : List.of(detail));
  }

  /** Whether all is done. */
  public boolean isWhole() {
    return done == total;
  }

  /** {@code 1,200 of 64,000}, {@code 10.0 of 162.2 MB}. */
  public String count() {
    String steps = total == UNKNOWN ? unit.of(done) : unit.of(done) + " of " + unit.of(total);
    return unit == Unit.BYTE ? steps + " MB" : steps;
  }

  /** The details in one line. */
  public String detail() {
    return String.join(", ", details);
  }

  /** All of it in one line, without a bar. */
  public String text() {
    return words(label, details);
  }

  /**
   * A line of so many columns at most, with a bar if there is room for one. Where there is not even
   * room for the words, the label is left out, then the last details.
   */
  public String text(int columns) {
    if (total != UNKNOWN) {
      int growth = unit.of(total).length() - unit.of(done).length(); // The bar keeps its width.
      int room = columns - text().length() - growth - FRAME;
      if (room >= NARROWEST) {
        return bar(Math.min(WIDEST, room)) + text();
      }
    }
    List<String> kept = new ArrayList<>(details);
    String line = text().length() <= columns ? text() : words("", kept);
    while (line.length() > columns && !kept.isEmpty()) {
      kept.remove(kept.size() - 1);
      line = words("", kept);
    }
    return line.length() > columns ? line.substring(0, Math.max(0, columns)) : line;
  }

  private String bar(int width) {
    int filled = (int) ((double) done / total * width);
    return "[" + "=".repeat(filled) + " ".repeat(width - filled) + "] ";
  }

  private String words(String before, List<String> behind) {
    StringBuilder line = new StringBuilder();
    for (String part : List.of(before, count(), String.join(", ", behind))) {
      if (!part.isEmpty()) {
        line.append(line.isEmpty() ? "" : "  ").append(part);
      }
    }
    return line.toString();
  }
}
