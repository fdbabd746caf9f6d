package org.residuallab.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.residuallab.run.RunInputs.Difference;
import org.residuallab.run.StoredRun;
import org.residuallab.run.StoredTable;

/**
 * In what the probes' tables of two runs differ.
 *
 * @param holdings which table, and which iterations of it, only one of them has
 * @param measurements the first figure of each table that is another
 */
record TableDifferences(List<Difference> holdings, List<Difference> measurements) {

  static TableDifferences of(StoredRun left, StoredRun right) throws IOException {
    TreeSet<String> files = new TreeSet<>(left.record().probes());
    files.addAll(right.record().probes());
    TableDifferences differences = new TableDifferences(new ArrayList<>(), new ArrayList<>());
    for (String file : files) {
      boolean there = has(left, file);
      boolean here = has(right, file);
      if (there && here) {
        differences.compare(
            StoredTable.read(left.folder(), file), StoredTable.read(right.folder(), file));
      } else {
        differences.holdings.add(new Difference(file, word(there), word(here)));
      }
    }
    return differences;
  }

  private static boolean has(StoredRun run, String file) {
    return run.record().probes().contains(file) && Files.isRegularFile(run.folder().resolve(file));
  }

  private static String word(boolean there) {
    return there ? "there" : "missing";
  }

  private void compare(StoredTable left, StoredTable right) {
    String file = left.file();
    if (!left.rows().keySet().equals(right.rows().keySet())) {
      holdings.add(new Difference("iterations in " + file, iterations(left), iterations(right)));
    }
    if (!left.header().equals(right.header())) {
      measurements.add(new Difference(file + ", first line", left.header(), right.header()));
      return;
    }
    new TableComparison(left, right)
        .first()
        .map(
            at ->
                new Difference(
                    "%s, first at iteration %d, %s".formatted(file, at.iteration(), at.layer()),
                    at.left(),
                    at.right()))
        .ifPresent(measurements::add);
  }

  private static String iterations(StoredTable table) {
    return "%,d, %,d to %,d"
        .formatted(table.rows().size(), table.rows().firstKey(), table.rows().lastKey());
  }
}
