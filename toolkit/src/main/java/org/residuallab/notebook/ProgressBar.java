package org.residuallab.notebook;

import java.util.Locale;

/**
 * How far a piece of work is: a bar in a notebook, a line on a terminal.
 *
 * @param label what is being done
 * @param done steps done
 * @param total steps in all, at least one
 * @param detail what else there is to say, such as images per second; may be empty
 */
public record ProgressBar(String label, long done, long total, String detail) {

  /**
   * @throws IllegalArgumentException unless 0 <= done <= total and total > 0
   */
  public ProgressBar {
    if (total < 1 || done < 0 || done > total) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "no progress: %d of %d steps", done, total));
    }
  }

  /** One line. */
  public String text() {
    String line = String.format(Locale.ROOT, "%s  %d of %d (%d %%)", label, done, total, percent());
    return detail.isEmpty() ? line : line + "  " + detail;
  }

  /** A bar with its label before it and the detail behind. */
  public String html() {
    String form =
        """
    <div style="font-family:monospace;white-space:pre-wrap">%s <progress value="%d" max="%d"\
     style="width:16em;vertical-align:middle"></progress> %d of %d  %s</div>""";
    return String.format(
        Locale.ROOT, form, TableHtml.escape(label), done, total, done, total, TableHtml.escape(detail));
  }

  private long percent() {
    return 100 * done / total;
  }
}
