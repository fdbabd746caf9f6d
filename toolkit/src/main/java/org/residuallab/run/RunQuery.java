package org.residuallab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.residuallab.architecture.Design;
import org.residuallab.data.Cifar10;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Preset;

/**
 * Stored runs by what they are, whatever their names and folders:
 *
 * <pre>{@code
 * List<StoredRun> runs = RunQuery.in(settings.results())
 *     .of(Networks.named("resnet-20"), Networks.named("plain-20"))
 *     .on(Cifar10.NAME)
 *     .iterations(600)
 *     .seeds(1, 2)
 *     .finished()
 *     .list();
 * }</pre>
 *
 * <p>Each step leaves those runs that fit it too.
 */
public final class RunQuery {

  private final List<StoredRun> runs;

  private RunQuery(List<StoredRun> runs) {
    this.runs = List.copyOf(runs);
  }

  /**
   * All runs in these folders of runs; any may be missing. A damaged run is passed over, with a line
   * on the error stream.
   *
   * @throws IOException if a folder cannot be read
   */
  public static RunQuery in(Path... folders) throws IOException {
    List<StoredRun> all = new ArrayList<>();
    for (Path folder : folders) {
      all.addAll(StoredRun.all(folder));
    }
    return new RunQuery(all);
  }

  /** These runs. */
  public static RunQuery among(List<StoredRun> runs) {
    return new RunQuery(runs);
  }

  /** Those of one of these networks: of equal layers, shortcuts and all. */
  public RunQuery of(Design... networks) {
    return of(Arrays.asList(networks));
  }

  /** The same. */
  public RunQuery of(List<? extends Design> networks) {
    Set<Design> wanted = networks.stream().map(Design::written).collect(Collectors.toSet());
    Set<String> names = networks.stream().map(Design::name).collect(Collectors.toSet());
    // Equal networks have equal names, and writing out the layers of all others would take long.
    return that(
        run -> names.contains(run.network().name()) && wanted.contains(run.network().written()));
  }

  /** Those of networks with shortcuts. */
  public RunQuery residual() {
    return that(run -> run.network().hasShortcuts());
  }

  /** Those of networks without shortcuts. */
  public RunQuery plain() {
    return that(run -> !run.network().hasShortcuts());
  }

  /** Those whose recipe comes from that preset. */
  public RunQuery preset(Preset preset) {
    return that(run -> run.preset() == preset);
  }

  /** Those whose recipe has so many mini-batches. */
  public RunQuery iterations(int iterations) {
    return that(run -> run.recipe().iterations() == iterations);
  }

  /** Those of one of these seeds. */
  public RunQuery seeds(long... seeds) {
    return that(run -> Arrays.stream(seeds).anyMatch(seed -> seed == run.seed()));
  }

  /** Those on that published set, {@link Cifar10#NAME}, or on a copy of it. */
  public RunQuery on(String publishedSet) {
    return that(run -> run.data().source().isOf(publishedSet));
  }

  /** Those on just these images. */
  public RunQuery on(Dataset images) {
    return that(run -> run.data().sha256().equals(images.fingerprint().sha256()));
  }

  /** Those that came to their end. */
  public RunQuery finished() {
    return that(run -> run.status() == RunRecord.Status.FINISHED);
  }

  /** Those of which a probe left that table, {@code gradients.csv}. */
  public RunQuery withTable(String table) {
    return that(run -> run.probes().contains(table));
  }

  private RunQuery that(Predicate<RunRecord> fits) {
    return new RunQuery(runs.stream().filter(run -> fits.test(run.record())).toList());
  }

  /** The runs that are left, in the order of their folders. */
  public List<StoredRun> list() {
    return runs;
  }

  /** The one that began last, if any is left. */
  public Optional<StoredRun> latest() {
    return runs.stream().max(Comparator.comparing(run -> run.record().provenance().started()));
  }
}
