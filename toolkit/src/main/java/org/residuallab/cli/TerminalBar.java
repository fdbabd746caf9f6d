package org.residuallab.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Duration;
import org.residuallab.text.PlainText;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Progress as a command shows it: in one line of a terminal that is drawn again and again, or where
 * there is no terminal as {@link TenthLines}.
 */
final class TerminalBar implements ProgressListener {

  private static final Duration REFRESH = Duration.ofMillis(250);

  // A window made narrower than it was cuts the line instead of breaking it: what breaks stays.
  private static final String UNBROKEN = "\u001b[?7l";
  private static final String BROKEN = "\u001b[?7h";
  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter out;
  private final int columns;
  private final TenthLines lines;
  private boolean drawn;
  private long shown = System.nanoTime() - REFRESH.toNanos();

  /**
   * @param columns of the terminal; 0 if there is none
   */
  TerminalBar(PrintWriter out, int columns) {
    this.out = out;
    this.columns = columns;
    this.lines = new TenthLines(out);
  }

  /** On the terminal of that command, if it has one. */
  static TerminalBar of(CommandLine command) {
    if (!Ansi.AUTO.enabled()) {
      return new TerminalBar(command.getOut(), 0);
    }
    // Past the command's own output, which no terminal obeys.
    PrintWriter terminal = new PrintWriter(System.out, false, Charset.defaultCharset());
    return new TerminalBar(terminal, command.getUsageHelpWidth());
  }

  /** What has been done before gets no line. */
  void beginAt(ProgressBar progress) {
    lines.beginAt(progress);
  }

  @Override
  public void at(ProgressBar progress) {
    if (columns == 0) {
      lines.at(progress);
    } else if (progress.isWhole() || System.nanoTime() - shown >= REFRESH.toNanos()) {
      shown = System.nanoTime();
      // The last column stays free: some terminals go on to the next line when it is written.
      out.print(UNBROKEN + CLEARED + PlainText.of(progress.text(columns - 1)) + BROKEN);
      drawn = true;
      if (progress.isWhole()) {
        leave();
      }
      out.flush();
    }
  }

  /** What is said next begins on a line of its own. */
  void leave() {
    if (drawn) {
      out.println();
      out.flush();
      drawn = false;
    }
  }
}
