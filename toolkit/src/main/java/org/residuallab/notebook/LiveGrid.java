package org.residuallab.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.residuallab.study.GridListener;
import org.residuallab.study.GridRow;
import org.residuallab.table.GridTable;
import tech.tablesaw.api.Table;

/** Watches a study on a cluster in a notebook: a table whose rows change. */
final class LiveGrid implements GridListener {

  private final String title;
  private final LiveDisplay place;
  private final Map<String, GridRow> rows = new LinkedHashMap<>();
  private String now;

  /**
   * @param title of the table
   * @param runs as they stand
   * @param place where it is shown
   */
  LiveGrid(String title, List<GridRow> runs, LiveDisplay place) {
    this.title = title;
    this.place = place;
    runs.forEach(row -> rows.put(row.run(), row));
  }

  /** Shows it with a word on what goes on now. */
  void show(String word) {
    now = word;
    place.show(table());
  }

  /** Shows it as it is left. */
  void end() {
    show(now);
  }

  @Override
  public void onBegin(String run, String host, boolean again, Tally tally) {
    change(run, row -> row.on(host));
    show(tally.toString());
  }

  @Override
  public void onDone(String run, Tally tally) {
    change(run, GridRow::ended);
    show(tally.toString());
  }

  @Override
  public void onFailed(String run, String reason, Tally tally) {
    change(run, row -> row.failed(reason));
    show(tally.toString());
  }

  @Override
  public void onIterations(String run, int done, int of, double imagesPerSecond) {
    change(run, row -> row.at(done, imagesPerSecond));
    place.refresh(this::table);
  }

  @Override
  public void onNotice(String line) {
    System.out.println(line);
  }

  private void change(String run, UnaryOperator<GridRow> by) {
    rows.computeIfPresent(run, (name, row) -> by.apply(row));
  }

  private Table table() {
    return GridTable.of("%s: %s".formatted(title, now), new ArrayList<>(rows.values()));
  }
}
