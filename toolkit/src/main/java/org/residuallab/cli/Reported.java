package org.residuallab.cli;

import java.nio.file.Path;
import java.util.List;
import org.residuallab.launch.Notebooks;
import org.residuallab.run.StoredRun;

/**
 * What a report shows.
 *
 * @param notebooks their files, in the order given
 * @param runs in the order given, behind the notebooks
 */
record Reported(List<Path> notebooks, List<StoredRun> runs) {

  Reported {
    notebooks = List.copyOf(notebooks);
    runs = List.copyOf(runs);
  }

  /** A name for the report's file. */
  String name() {
    if (notebooks.size() + runs.size() != 1) {
      return "report";
    }
    String one = runs.isEmpty() ? Notebooks.name(notebooks.get(0)) : runs.get(0).record().name();
    return one + "-report";
  }
}
