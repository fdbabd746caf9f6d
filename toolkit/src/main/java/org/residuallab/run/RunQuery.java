package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Network;
import org.residuallab.model.Precision;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunRecord.Status;

/**
 * Stored runs, chosen by what they are:
 *
 * <pre>{@code
 * var plain = Networks.named("plain-20");
 * var residual = Networks.named("resnet-20");
 * List<StoredRun> pair =
 *     RunQuery.in(settings.results()).of(plain, residual).iterations(600).seeds(1).list();
 * }</pre>
 *
 * @param runs those that are left, in order
 * @param among which it was looked
 */
public record RunQuery(List<StoredRun> runs, List<StoredRun> among) {

  /** Plain networks, then residual ones, the shallow ones first; alike ones by name. */
  private static final Comparator<StoredRun> BY_KIND_AND_DEPTH =
      Comparator.<StoredRun, Boolean>comparing(run -> run.record().network().hasShortcuts())
          .thenComparingInt(RunQuery::depth);

  private static final int SHOWN = 12;

  public RunQuery {
    runs = List.copyOf(runs);
    among = List.copyOf(among);
  }

  /** All of these runs. */
  public RunQuery(List<StoredRun> runs) {
    this(runs, runs);
  }

  /**
   * The finished runs in a folder of runs: of plain networks, then of residual ones, the shallow
   * ones first; of equal depth by name.
   *
   * @throws IOException if the folder cannot be read
   */
  public static RunQuery in(Path folder) throws IOException {
    return new RunQuery(
        StoredRun.all(folder).stream()
            .filter(run -> run.record().status() == Status.FINISHED)
            .sorted(BY_KIND_AND_DEPTH)
            .toList());
  }

  /** Runs of these networks, layer for layer, in the networks' order. */
  public RunQuery of(Design... networks) {
    List<Design> wanted = Arrays.stream(networks).map(Design::written).toList();
    return new RunQuery(
        runs.stream()
            .filter(run -> wanted.contains(run.record().network().written()))
            .sorted(Comparator.comparing(run -> wanted.indexOf(run.record().network().written())))
            .toList(),
        among);
  }

  /** Runs of so many iterations. */
  public RunQuery iterations(int iterations) {
    return where(run -> run.recipe().iterations() == iterations);
  }

  /** Runs that begin at that learning rate, after their warm-up if they have one. */
  public RunQuery firstRate(double rate) {
    return where(run -> run.recipe().optimizer().learningRate() == rate);
  }

  /** Runs that were trained in that precision. */
  public RunQuery precision(Precision precision) {
    return where(run -> run.recipe().precision() == precision);
  }

  /** Runs of a preset, whatever their number of iterations. */
  public RunQuery preset(Preset preset) {
    return where(run -> run.preset() == preset);
  }

  /** Runs of these seeds. */
  public RunQuery seeds(long... seeds) {
    return where(run -> Arrays.stream(seeds).anyMatch(seed -> seed == run.seed()));
  }

  /** Runs on the images of a published set, such as {@code Cifar10.NAME}, or on a copy of them. */
  public RunQuery onImagesOf(String publishedSet) {
    return where(run -> run.data().source().isOf(publishedSet));
  }

  /** Runs that left the table of a probe: {@code gradients.csv}. */
  public RunQuery probed(String table) {
    return where(run -> run.probes().contains(table));
  }

  /** Runs of which something else holds. */
  public RunQuery where(Predicate<RunRecord> holds) {
    return new RunQuery(runs.stream().filter(run -> holds.test(run.record())).toList(), among);
  }

  // The layers of the first runs' own networks were not stored; they come last.
  private static int depth(StoredRun run) {
    return run.record().network().fold(Network::depth, unwritten -> Integer.MAX_VALUE);
  }

  /** What was found. */
  public List<StoredRun> list() {
    return runs;
  }

  /**
   * The one that was found.
   *
   * @throws IllegalArgumentException if there is none, or if there are several, saying which
   */
  public StoredRun one() {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          among.isEmpty()
              ? "no such run: there is none at all to choose from"
              : "no such run among the %,d in %s; leave out a condition to see which there are"
                  .formatted(among.size(), folders()));
    }
    if (runs.size() > 1) {
      throw new IllegalArgumentException(
          "%d such runs, not one: %s".formatted(runs.size(), names()));
    }
    return runs.get(0);
  }

  private String names() {
    return runs.stream().map(run -> run.record().name()).collect(Collectors.joining(", "));
  }

  private String folders() {
    return among.stream()
        .map(run -> String.valueOf(run.folder().getParent()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** In a line. */
  @Override
  public String toString() {
    String shown =
        runs.stream()
            .limit(SHOWN)
            .map(run -> run.record().name())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d of %,d runs: %s%s",
        runs.size(),
        among.size(),
        shown,
        runs.size() > SHOWN ? ", ..." : "");
  }
}
