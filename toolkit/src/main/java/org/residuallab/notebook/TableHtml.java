package org.residuallab.notebook;

import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table in HTML: its title, a header, numbers to the right. */
final class TableHtml {

  // Columns of names and figures stay on one line; columns of sentences may break.
  private static final int LONGEST_LINE = 24;

  private TableHtml() {}

  static String of(Table table) {
    TablePart part = TablePart.of(table);
    StringBuilder html = new StringBuilder("<table>");
    if (!part.title().isEmpty()) {
      html.append("<caption>").append(escape(part.title())).append("</caption>");
    }
    html.append("<thead><tr>");
    for (Column<?> column : part.columns()) {
      html.append("<th style=\"").append(align(column)).append("\">");
      html.append(escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    List<String> styles = part.columns().stream().map(column -> style(column, part)).toList();
    for (int i = 0; i < part.rows().size(); i++) {
      if (part.isCutBefore(i)) {
        html.append("<tr><td colspan=\"").append(styles.size()).append("\">...</td></tr>");
      }
      html.append("<tr>");
      for (int c = 0; c < styles.size(); c++) {
        html.append("<td style=\"").append(styles.get(c)).append("\">");
        html.append(escape(part.cell(part.columns().get(c), part.rows().get(i)))).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  private static String style(Column<?> column, TablePart part) {
    boolean isShort =
        part.rows().stream().allMatch(row -> part.cell(column, row).length() <= LONGEST_LINE);
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
