package org.residuallab.text;

import java.util.Arrays;
import java.util.List;

/** A table in columns of one width, for a terminal. */
final class AlignedText {

  private static final String GAP = "  ";

  private AlignedText() {}

  static String of(TextTable table) {
    int[] widths = new int[table.header().size()];
    boolean[] right = new boolean[widths.length];
    for (int c = 0; c < widths.length; c++) {
      right[c] = table.holdsNumbers(c);
      widths[c] = TextTable.grouped(table.header().get(c)).length();
      for (Object cell : table.column(c)) {
        widths[c] = Math.max(widths[c], TextTable.grouped(cell).length());
      }
    }
    int width = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    String rule = "-".repeat(width) + "\n";
    StringBuilder text = new StringBuilder(line(table.header(), widths, right)).append(rule);
    List<List<Object>> rows = table.rows();
    for (int r = 0; r < rows.size(); r++) {
      if (r > 0 && r == rows.size() - table.totals()) {
        text.append(rule);
      }
      text.append(line(rows.get(r), widths, right));
    }
    return text.toString();
  }

  private static String line(List<?> cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String cell = TextTable.grouped(cells.get(c));
      String space = " ".repeat(widths[c] - cell.length());
      line.append(right[c] ? space + cell : cell + space).append(GAP);
    }
    return line.toString().stripTrailing() + "\n";
  }
}
