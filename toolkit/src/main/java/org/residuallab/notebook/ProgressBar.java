package org.residuallab.notebook;

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
      throw new IllegalArgumentException("no progress: %d of %d steps".formatted(done, total));
    }
  }

  /** One line. */
  public String text() {
    String line = "%s  %d of %d (%d %%)".formatted(label, done, total, percent());
    return detail.isEmpty() ? line : line + "  " + detail;
  }

  /** A bar with its label before it and the detail behind. */
  public String html() {
    return """
    <div style="font-family:monospace;white-space:pre-wrap">%s <progress value="%d" max="%d"\
     style="width:16em;vertical-align:middle"></progress> %d of %d  %s</div>"""
        .formatted(TableHtml.escape(label), done, total, done, total, TableHtml.escape(detail));
  }

  private long percent() {
    return 100 * done / total;
  }
}
