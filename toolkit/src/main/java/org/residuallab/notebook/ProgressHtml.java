package org.residuallab.notebook;

import org.residuallab.text.ProgressBar;

/** A bar in HTML, with its label before it and the details behind. */
final class ProgressHtml {

  private ProgressHtml() {}

  static String of(ProgressBar bar) {
    String share =
        bar.total() == ProgressBar.UNKNOWN
            ? ""
            : "value=\"" + bar.done() + "\" max=\"" + bar.total() + "\" ";
    return """
    <div style="font-family:monospace;white-space:pre-wrap">%s <progress %s\
    style="width:16em;vertical-align:middle"></progress> %s  %s</div>"""
        .formatted(
            TableHtml.escape(bar.label()),
            share,
            TableHtml.escape(bar.count()),
            TableHtml.escape(bar.detail()));
  }
}
