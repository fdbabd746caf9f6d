package org.residuallab.notebook;

import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table in HTML: its title, a header, numbers to the right. */
final class TableHtml {

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
    for (int row = 0; row < table.rowCount(); row++) {
      html.append("<tr>");
      for (Column<?> column : table.columns()) {
        html.append("<td style=\"").append(align(column)).append("\">");
        html.append(escape(column.getString(row))).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
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
