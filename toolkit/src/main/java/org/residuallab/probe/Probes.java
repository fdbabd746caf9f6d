package org.residuallab.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.residuallab.files.TextFile;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.run.StoredTable;
import org.residuallab.training.RunProbe;

/**
 * The probes of runs by their names, and the tables they left.
 *
 * <pre>{@code
 * var run = RunQuery.in(settings.results()).iterations(16000).seeds(1).of(Networks.named("plain-56")).one();
 * var table = GradientTable.of("plain-56", Probes.gradients(run), 7);
 * }</pre>
 */
public final class Probes {

  /** Names of all probes, as a user writes them. */
  public static final List<String> NAMES = ProbeKind.NAMES;

  // More a chart cannot show, and a table of 110 layers stays a few megabytes.
  private static final int MEASUREMENTS = 600;

  private Probes() {}

  /**
   * Probes for a run; they look at every iteration of up to 600, and at about 600 of longer runs.
   *
   * @param names {@code gradients}, {@code responses}
   * @param iterations of the run
   * @throws IllegalArgumentException if there is no such probe
   */
  public static List<RunProbe> named(List<String> names, int iterations) {
    return probes(names.stream().map(ProbeKind::named), iterations);
  }

  private static List<RunProbe> probes(Stream<ProbeKind> kinds, int iterations) {
    int every = interval(iterations);
    return kinds.distinct().map(kind -> kind.every(every)).toList();
  }

  static int interval(int iterations) {
    return Math.max(1, Math.round((float) iterations / MEASUREMENTS));
  }

  /**
   * The probes asked for, and those of the run in that folder where one has begun: it goes on with
   * all that it began with.
   *
   * @throws IllegalArgumentException if there is no such probe, or the run is damaged
   * @throws IOException if the run cannot be read
   */
  public static List<RunProbe> named(List<String> names, int iterations, Path folder)
      throws IOException {
    List<RunProbe> probes = new ArrayList<>();
    List<ProbeKind> begun = new ArrayList<>();
    Optional<RunRecord> run = StoredRun.recordIn(folder);
    if (run.isPresent()) {
      probes.addAll(of(run.get(), folder));
      run.get().probes().forEach(table -> begun.add(ProbeKind.leaving(table)));
    }
    Stream<ProbeKind> others =
        names.stream().map(ProbeKind::named).filter(kind -> !begun.contains(kind));
    probes.addAll(probes(others, iterations));
    return probes;
  }

  /**
   * The probes that a finished or cut off run had, to make it again: they look at the iterations
   * that its tables hold. Where one is missing or damaged, as usual.
   *
   * @throws IOException if a table cannot be read
   */
  public static List<RunProbe> of(StoredRun run) throws IOException {
    return of(run.record(), run.folder());
  }

  private static List<RunProbe> of(RunRecord run, Path folder) throws IOException {
    List<RunProbe> probes = new ArrayList<>();
    for (String table : run.probes()) {
      // A run that goes on is looked into as often as before.
      int usual = interval(run.recipe().beginning().iterations());
      int own = 0;
      try {
        own = StoredTable.read(folder, table).interval();
      } catch (IllegalArgumentException missingOrDamaged) {
        // Whoever compares the tables will say so.
      }
      probes.add(ProbeKind.leaving(table).every(own == 0 ? usual : own));
    }
    return probes;
  }

  /**
   * The norms that a run's probe left.
   *
   * @throws IllegalArgumentException if the run has none, or they are damaged
   * @throws IOException if they cannot be read
   */
  public static List<GradientNorm> gradients(StoredRun run) throws IOException {
    return read(
        run, ProbeKind.GRADIENTS, table -> GradientProbe.norms(table, run.record().network()));
  }

  /** As {@link #gradients}: the responses that a run's probe left. */
  public static List<ResponseProbe.Sample> responses(StoredRun run) throws IOException {
    return read(run, ProbeKind.RESPONSES, ResponseProbe::samples);
  }

  private static <T> T read(StoredRun run, ProbeKind kind, Function<String, T> reader)
      throws IOException {
    Path stored = run.folder().resolve(kind.file());
    if (!Files.isRegularFile(stored)) {
      throw new IllegalArgumentException(
          "%s has no %s; train it with --probe %s"
              .formatted(run.folder(), kind.file(), kind.text()));
    }
    try {
      return reader.apply(TextFile.read(stored));
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(run.folder(), damaged.getMessage()), damaged);
    }
  }
}
