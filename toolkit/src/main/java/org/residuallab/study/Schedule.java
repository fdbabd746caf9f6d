package org.residuallab.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.RunHistory;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunState;

/**
 * How many runs train at once, and on how many cores each. On two cores, ResNet-20 with
 * mini-batches of 16 images trained 638 images a second as one run on both, 836 as two runs on one
 * each; with 128 images it was 871 and 898. So it is measured, not guessed.
 *
 * <pre>{@code
 * var study = new Study("one", List.of(CifarFamily.plain(8).architecture()), List.of(settings.budget()), List.of(1L));
 * var runs = study.run(settings.images(), settings.runs(), RunListener.NONE, Schedule.oneByOne());
 * }</pre>
 *
 * @param atOnce runs
 * @param threads of each
 */
public record Schedule(int atOnce, int threads) {

  /** A gain below a tenth is not worth that each run takes longer, and its bits are others. */
  private static final double WORTH_IT = 1.1;

  /**
   * @throws IllegalArgumentException if there is nothing to compute with
   */
  public Schedule {
    if (atOnce < 1 || threads < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d runs at once on %d cores each make no sense", atOnce, threads));
    }
  }

  /** One run after the other, each on all cores. */
  public static Schedule oneByOne() {
    return new Schedule(1, EngineSettings.asked().threads());
  }

  /** So many runs at once, which share the cores. */
  public static Schedule of(int atOnce) {
    return new Schedule(atOnce, Math.max(1, oneByOne().threads() / Math.max(1, atOnce)));
  }

  /**
   * The schedule that trains most images a second, by a measurement of some seconds. A study that
   * has begun keeps the number of threads it began with: the bits depend on it. No more runs go at
   * once than are left.
   *
   * @throws IllegalArgumentException if the environment's settings make no sense, or the images do
   *     not fit
   */
  public static Schedule best(List<StudyCell> cells, Dataset data) {
    List<RunPlan> left =
        cells.stream().filter(cell -> !cell.isDone()).map(StudyCell::plan).toList();
    int cores = oneByOne().threads();
    Optional<Integer> begun = begun(cells).filter(threads -> threads <= cores).findFirst();
    if (begun.isPresent()) {
      int atOnce = Math.min(left.size(), cores / begun.get());
      return new Schedule(Math.max(1, atOnce), begun.get());
    }
    return best(
        Math.min(cores, left.size()),
        schedule -> Rehearsals.imagesPerSecond(left.get(0), data, schedule));
  }

  /**
   * The best of those with at most so many runs at once.
   *
   * @param speeds images a second
   */
  static Schedule best(int mostAtOnce, ToDoubleFunction<Schedule> speeds) {
    Schedule best = oneByOne();
    if (mostAtOnce < 2) {
      return best;
    }
    double most = speeds.applyAsDouble(best);
    try {
      for (int atOnce = 2; atOnce <= mostAtOnce; atOnce *= 2) {
        if (Thread.currentThread().isInterrupted()) {
          return best; // The user stopped it: nothing will be trained on this schedule.
        }
        double speed = speeds.applyAsDouble(of(atOnce));
        if (speed > WORTH_IT * most) {
          best = of(atOnce);
          most = speed;
        }
      }
    } catch (OutOfMemoryError full) {
      return best; // So many do not fit; those before did.
    }
    return best;
  }

  /** The threads of the first of these runs that has begun; empty if none has. */
  public static Optional<Integer> begunWith(List<StudyCell> cells) {
    return begun(cells).findFirst();
  }

  private static Stream<Integer> begun(List<StudyCell> cells) {
    return cells.stream().flatMap(cell -> cell.state().stream()).map(Schedule::threads);
  }

  private static int threads(RunState state) {
    return RunHistory.of(state.run().record()).first().engine().threads();
  }

  /** {@code 2 runs at once, 1 thread each}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d %s each",
        atOnce == 1 ? "one run at a time" : atOnce + " runs at once",
        threads,
        threads == 1 ? "thread" : "threads");
  }
}
