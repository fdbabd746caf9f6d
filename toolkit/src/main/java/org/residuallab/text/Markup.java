package org.residuallab.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for a spreadsheet, a web page or a paper. */
final class Markup {

  private static final Pattern MARKDOWN =
      Pattern.compile("[\\\\|<*`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  private static final Pattern HYPHENS = Pattern.compile("-(?=-)");

  private Markup() {}

  static String csv(TextTable table) {
    return String.join("", lines(table, "", ",", "\n", cell -> quoted(cell.toString())));
  }

  static String markdown(TextTable table) {
    List<String> lines =
        lines(table, "| ", " | ", " |\n", cell -> literally(TextTable.grouped(cell)));
    lines.add(
        1,
        IntStream.range(0, table.header().size())
            .mapToObj(c -> table.holdsNumbers(c) ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    return String.join("", lines);
  }

  static String latex(TextTable table) {
    List<String> lines =
        lines(table, "", " & ", " \\\\\n", cell -> escaped(TextTable.grouped(cell)));
    if (table.totals() > 0 && table.rows().size() > table.totals()) {
      lines.add(lines.size() - table.totals(), "\\midrule\n");
    }
    lines.add(1, "\\midrule\n");
    String alignment =
        IntStream.range(0, table.header().size())
            .mapToObj(c -> table.holdsNumbers(c) ? "r" : "l")
            .collect(Collectors.joining());
    return "\\begin{tabular}{%s}\n\\toprule\n%s\\bottomrule\n\\end{tabular}\n"
        .formatted(alignment, String.join("", lines));
  }

  private static List<String> lines(
      TextTable table, String before, String between, String after, Function<Object, String> text) {
    List<List<Object>> all = new ArrayList<>();
    all.add(List.copyOf(table.header()));
    all.addAll(table.rows());
    List<String> lines = new ArrayList<>();
    for (List<Object> row : all) {
      lines.add(row.stream().map(text).collect(Collectors.joining(between, before, after)));
    }
    return lines;
  }

  /** What means something to a reader of Markdown, as itself; within a word "_" means nothing. */
  private static String literally(String cell) {
    return MARKDOWN.matcher(cell).replaceAll("\\\\$0");
  }

  private static String quoted(String cell) {
    boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static String escaped(String cell) {
    // Behind the end of a row, TeX would take these for what belongs to it.
    boolean taken = cell.startsWith("[") || cell.startsWith("*");
    StringBuilder text = new StringBuilder(taken ? "{}" : "");
    cell.chars().forEach(c -> text.append(escaped((char) c)));
    return HYPHENS.matcher(text).replaceAll("-{}"); // Else it is a dash, which no shell knows.
  }

  private static String escaped(char c) {
    return switch (c) {
      case '_', '%', '&', '#', '$', '{', '}' -> "\\" + c;
      case '\\' -> "\\textbackslash{}";
      case '^' -> "\\textasciicircum{}";
      case '~' -> "\\textasciitilde{}";
      // In the old encoding of TeX's fonts these are other signs.
      case '|' -> "\\textbar{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      default -> String.valueOf(c);
    };
  }
}
