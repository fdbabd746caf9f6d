package org.residuallab.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.residuallab.text.ProgressBar;
import org.residuallab.text.ProgressListener;

/** Progress in a file: a line for every tenth of each piece of work. */
final class TenthLines implements ProgressListener {

  private final PrintWriter out;
  private final Map<String, Long> tenths = new HashMap<>();

  TenthLines(PrintWriter out) {
    this.out = out;
  }

  /** What has been done before says nothing. */
  void beginAt(ProgressBar progress) {
    tenths.put(progress.label(), tenth(progress));
  }

  @Override
  public void at(ProgressBar progress) {
    if (progress.total() != ProgressBar.UNKNOWN
        && tenth(progress) > tenths.getOrDefault(progress.label(), 0L)) {
      beginAt(progress);
      out.println(progress.text());
      out.flush();
    }
  }

  private static long tenth(ProgressBar progress) {
    return 10 * progress.done() / progress.total();
  }
}
