package org.residuallab.table;

import java.util.List;
import org.residuallab.study.StudyCell;
import org.residuallab.text.TextTable;

/** What of a study is done, running and to do. */
public final class StudyList {

  private static final List<String> HEADER =
      List.of("run", "network", "shortcuts", "seed", "budget", "probes", "status", "done", "of");

  private StudyList() {}

  /** A row for each run. */
  public static TextTable of(List<StudyCell> cells) {
    return new TextTable(HEADER, cells.stream().map(StudyList::row).toList(), 0);
  }

  private static List<Object> row(StudyCell cell) {
    return List.of(
        cell.plan().name(),
        cell.plan().network().name(),
        cell.plan().network().shortcuts().name(),
        cell.plan().seed(),
        cell.plan().budget(),
        String.join(", ", cell.probes()),
        cell.inWords(),
        cell.state().map(state -> (long) state.run().metrics().size()).orElse(0L),
        (long) cell.plan().recipe().iterations());
  }
}
