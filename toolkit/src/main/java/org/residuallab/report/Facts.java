package org.residuallab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a report's last page: what is known of something, each with its name.
 *
 * @param title of what
 * @param rows in the order in which they are shown
 */
public record Facts(String title, List<Fact> rows) {

  public Facts {
    rows = List.copyOf(rows);
  }

  /**
   * One fact.
   *
   * @param what its name
   * @param value as it is shown
   */
  public record Fact(String what, String value) {}

  /** The same, headed by the command that repeats it, as it is typed into a shell. */
  public Facts by(List<String> command) {
    Facts first = new Facts(title, List.of(new Fact("command", ShellText.of(command))));
    return first.and(rows);
  }

  /** The same with others behind them. */
  Facts and(List<Fact> more) {
    List<Fact> all = new ArrayList<>(rows);
    all.addAll(more);
    return new Facts(title, all);
  }

  /** For the Python that writes the page. */
  public String json() {
    return new ObjectMapper().valueToTree(this).toString();
  }
}
