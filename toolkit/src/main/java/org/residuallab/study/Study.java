package org.residuallab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.residuallab.architecture.Architecture;
import org.residuallab.data.Dataset;
import org.residuallab.probe.Probes;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunState;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;

/**
 * A grid of runs: every network at every budget with every seed. Networks of one seed start from
 * the same weights where they share layers, and see the same batches: differences are taken seed by
 * seed.
 *
 * <pre>{@code
 * var pair = List.of(CifarFamily.plain(8).architecture(), CifarFamily.resnet(8).architecture());
 * var study = new Study("pair", pair, List.of(settings.budget()), List.of(1L)).withProbes("gradients");
 * var runs = study.run(settings.images(), settings.runs(), RunListener.NONE);
 * }</pre>
 *
 * @param name of the study
 * @param networks what is compared; a network with two shortcut options stands here twice
 * @param budgets how long each is trained
 * @param seeds how often, and from what
 * @param probes what looks into each run, by the names of {@link Probes#NAMES}; often none
 */
public record Study(
    String name,
    List<Architecture> networks,
    List<Budget> budgets,
    List<Long> seeds,
    List<String> probes) {

  /**
   * @throws IllegalArgumentException if there is nothing to train, or no such probe
   */
  public Study {
    networks = networks.stream().distinct().toList();
    budgets = budgets.stream().distinct().toList();
    seeds = seeds.stream().distinct().toList();
    if (networks.isEmpty() || budgets.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException("a study needs a network, a budget and a seed at least");
    }
    Probes.named(probes, 1); // All of them are known.
    probes = probes.stream().distinct().sorted().toList();
  }

  /** A study without probes. */
  public Study(String name, List<Architecture> networks, List<Budget> budgets, List<Long> seeds) {
    this(name, networks, budgets, seeds, List.of());
  }

  /** The same study with probes: {@code gradients}, {@code responses}. */
  public Study withProbes(String... names) {
    return new Study(name, networks, budgets, seeds, List.of(names));
  }

  /**
   * The study that a file declares, with the networks made for those images.
   *
   * @throws IllegalArgumentException naming the file, the line and the field that is wrong
   * @throws IOException if it cannot be read
   */
  public static Study read(Path file, Dataset images) throws IOException {
    return StudyFile.read(file).study(images);
  }

  /**
   * The preset that a file names, which decides the size of the synthetic set.
   *
   * @throws IllegalArgumentException naming the file, the line and the field that is wrong
   * @throws IOException if it cannot be read
   */
  public static Preset preset(Path file) throws IOException {
    return StudyFile.read(file).declaration().preset().value();
  }

  /** All runs, those of a seed together. */
  public List<RunPlan> plans() {
    StudyNames names = new StudyNames(networks);
    List<RunPlan> plans = new ArrayList<>();
    for (Budget budget : budgets) {
      for (long seed : seeds) {
        for (Architecture network : networks) {
          plans.add(RunPlan.of(names.next(network, budget, seed), network, budget, seed));
        }
      }
    }
    return plans;
  }

  /**
   * How far each of its runs is, in the order of {@link #plans}.
   *
   * @throws IllegalArgumentException if one of them is damaged
   * @throws IOException if one of them cannot be read
   */
  public List<StudyCell> cells(Dataset data, Path runs) throws IOException {
    return StudyCell.of(this, data, runs);
  }

  /**
   * Those of its runs that have come to their outcome, in the order of {@link #plans}.
   *
   * @throws IllegalArgumentException if a run is damaged
   * @throws IOException if one cannot be read
   */
  public List<StoredRun> made(Dataset data, Path runs) throws IOException {
    return cells(data, runs).stream()
        .filter(StudyCell::isDone)
        .flatMap(cell -> cell.state().stream())
        .map(RunState::run)
        .toList();
  }

  /**
   * Makes what is missing, in the way that uses the cores best. Finished runs with equal inputs and
   * tables of all its probes are read, those that were cut off go on, those that another process
   * trains are left to it. A finished run without the probes stays as it is and is repeated under
   * the next free name.
   *
   * @param data images to train and test on
   * @param runs the folder of all runs
   * @param listener sees every iteration of every run, from one thread at a time
   * @return the runs in the order of {@link #plans}; if the user stopped it, fewer, and those that
   *     were going on are among them as they were cut off
   * @throws IOException if a run cannot be stored
   */
  public List<StoredRun> run(Dataset data, Path runs, RunListener listener) throws IOException {
    return run(data, runs, listener, Schedule.best(cells(data, runs), data));
  }

  /**
   * {@link #run} one after the other, where the whole study is wanted or nothing: what compares its
   * runs cannot do without one of them.
   *
   * @return the runs in the order of {@link #plans}; fewer if the user stopped it
   * @throws IllegalArgumentException if another process is at one of them
   * @throws IOException if a run cannot be stored
   */
  public List<StoredRun> runAll(Dataset data, Path runs, RunListener listener) throws IOException {
    ToldOnce once = new ToldOnce(listener);
    List<StoredRun> made = run(data, runs, once, Schedule.oneByOne());
    if (!isWhole(made)) { // Whoever was at the others may have ended meanwhile, or died.
      once.again();
      made = run(data, runs, once, Schedule.oneByOne());
    }
    if (!isWhole(made)) {
      throw new IllegalArgumentException(
          "another process trains what is compared here, %s; wait for it, then run this again"
              .formatted(
                  cells(data, runs).stream()
                      .filter(cell -> !cell.isDone())
                      .map(cell -> cell.plan().name())
                      .collect(Collectors.joining(", "))));
    }
    return made;
  }

  /** All of them, or as many as there were when the user stopped it. */
  private boolean isWhole(List<StoredRun> made) {
    return made.size() == plans().size()
        || Thread.currentThread().isInterrupted()
        || made.stream().anyMatch(run -> !run.record().status().isOutcome());
  }

  /** The same on a schedule of one's own. */
  public List<StoredRun> run(Dataset data, Path runs, RunListener listener, Schedule schedule)
      throws IOException {
    return new StudyRunner(this, data, runs, listener, schedule).run();
  }
}
