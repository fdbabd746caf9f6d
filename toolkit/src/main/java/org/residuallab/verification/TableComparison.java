package org.residuallab.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.residuallab.run.StoredTable;

/**
 * Two tables of one probe, over the iterations that both hold.
 *
 * @param left of a stored run
 * @param right of the same run made again, or of another
 */
record TableComparison(StoredTable left, StoredTable right) {

  /** Where two tables part. */
  record Difference(int iteration, String layer, String left, String right) {}

  /**
   * How far the means over all layers are apart in each tenth of the iterations.
   *
   * @param column what was measured
   * @param factor the largest quotient of two means
   * @param allowed the largest that rounding alone may make
   */
  record Distance(String column, double factor, double allowed) {
    boolean holds() {
      return factor <= allowed; // Not-a-number never is.
    }
  }

  /**
   * Rounding is magnified most on the way back through a deep network without shortcuts: in
   * plain-56 with batches of 16, with one thread instead of two, gradient norms were off by 10 % at
   * the first iteration, and their means by a factor of two later; weights and responses by 2 %.
   */
  private static final double GRADIENTS_ALLOWED = 3;

  private static final double ALLOWED = 1.1;
  private static final int TENTHS = 10;

  /** The iterations that both hold. */
  List<Integer> shared() {
    TreeSet<Integer> shared = new TreeSet<>(left.rows().keySet());
    shared.retainAll(right.rows().keySet());
    return List.copyOf(shared);
  }

  /** The first difference, to the last digit. */
  Optional<Difference> first() {
    return first(true);
  }

  /** The first place where one has a layer and the other has not. */
  Optional<Difference> firstOfLayers() {
    return first(false);
  }

  private Optional<Difference> first(boolean values) {
    for (int iteration : shared()) {
      List<StoredTable.Row> one = left.rows().get(iteration);
      List<StoredTable.Row> other = right.rows().get(iteration);
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        StoredTable.Row there = i < one.size() ? one.get(i) : null;
        StoredTable.Row here = i < other.size() ? other.get(i) : null;
        if (there == null || here == null || !there.layer().equals(here.layer())) {
          String layer = there == null ? here.layer() : there.layer();
          return Optional.of(new Difference(iteration, layer, layerOf(there), layerOf(here)));
        }
        if (values && !there.line().equals(here.line())) {
          return Optional.of(
              new Difference(iteration, there.layer(), there.values(), here.values()));
        }
      }
    }
    return Optional.empty();
  }

  private static String layerOf(StoredTable.Row row) {
    return row == null ? "no such line" : row.layer() + " " + row.values();
  }

  /** Column by column; both hold the same layers. */
  List<Distance> distances() {
    List<Integer> shared = shared();
    List<Distance> distances = new ArrayList<>();
    for (int column = 0; column < left.columns().size(); column++) {
      int tenths = Math.min(TENTHS, shared.size());
      double most = 1;
      for (int tenth = 0; tenth < tenths; tenth++) {
        List<Integer> iterations =
            shared.subList(tenth * shared.size() / tenths, (tenth + 1) * shared.size() / tenths);
        double factor = factor(sum(left, iterations, column), sum(right, iterations, column));
        most = Double.isNaN(factor) ? factor : Math.max(most, factor);
      }
      String name = left.columns().get(column);
      distances.add(
          new Distance(
              name, most, name.equals(StoredTable.GRADIENT_NORM) ? GRADIENTS_ALLOWED : ALLOWED));
    }
    return distances;
  }

  private static double sum(StoredTable table, List<Integer> iterations, int column) {
    return iterations.stream()
        .flatMap(iteration -> table.rows().get(iteration).stream())
        .mapToDouble(row -> Double.parseDouble(row.values().split(",", -1)[column]))
        .sum();
  }

  private static double factor(double one, double other) {
    return one == other ? 1 : Math.max(one, other) / Math.min(one, other);
  }
}
