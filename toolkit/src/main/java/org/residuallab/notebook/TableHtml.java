package org.residuallab.notebook;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table in HTML: its title, a header, numbers to the right. */
final class TableHtml {

  // Columns of names and figures stay on one line; columns of sentences may break.
  private static final int LONGEST_LINE = 24;

  private TableHtml() {}

  static String of(Table table) {
    StringBuilder html = new StringBuilder("<table>");
    if (table.name() != null && !table.name().isBlank()) {
      html.append("<caption>").append(escape(table.name())).append("</caption>");
    }
    html.append("<thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append("<th style=\"").append(align(column)).append("\">");
      html.append(escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    List<String> styles = table.columns().stream().map(TableHtml::style).toList();
    for (int row = 0; row < table.rowCount(); row++) {
      html.append("<tr>");
      for (int i = 0; i < styles.size(); i++) {
        html.append("<td style=\"").append(styles.get(i)).append("\">");
        html.append(escape(table.column(i).getString(row))).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  private static String style(Column<?> column) {
    boolean isShort =
        IntStream.range(0, column.size())
            .allMatch(row -> column.getString(row).length() <= LONGEST_LINE);
    return align(column) + (isShort ? ";white-space:nowrap" : "");
  }

  private static String align(Column<?> column) {
    return column instanceof NumericColumn ? "text-align:right" : "text-align:left";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
