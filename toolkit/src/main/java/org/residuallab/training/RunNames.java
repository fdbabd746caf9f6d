package org.residuallab.training;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.data.Dataset;
import org.residuallab.recipe.Budget;
import org.residuallab.run.RecordFile;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;

/** Names for runs whose user names none. */
public final class RunNames {

  private RunNames() {}

  /** Of network, budget and seed: {@code resnet-56-short-600-seed1}. */
  public static String usual(Architecture network, Budget budget, long seed) {
    return usual(network, List.of(), budget, seed);
  }

  /**
   * The same of a network that is not the only one of its name: {@code resnet-20-B-short-seed1}.
   *
   * @param variant what tells it from the others
   */
  public static String usual(Architecture network, List<String> variant, Budget budget, long seed) {
    List<String> parts = new ArrayList<>(List.of(network.name()));
    parts.addAll(variant);
    parts.addAll(List.of(budget.slug(), "seed" + seed));
    return RunPlan.fitting(String.join("-", parts));
  }

  /** Says in a line that a folder is not called as the run in it; empty where it is. */
  public static Optional<String> misnomer(Path folder, RunRecord run) {
    String called = folder.toAbsolutePath().normalize().getFileName().toString();
    return called.equals(run.name())
        ? Optional.empty()
        : Optional.of(
            "%s holds the run %s; rename the folder back to go on with it"
                .formatted(folder, run.name()));
  }

  /** The plan under the first name that no run has yet: {@code name}, {@code name-2} ... */
  public static RunPlan free(RunPlan plan, Path runs) {
    RunPlan named = plan;
    for (int n = 2; Files.exists(runs.resolve(named.name())); n++) {
      named = plan.renamed(plan.name() + "-" + n);
    }
    return named;
  }

  /**
   * The plan under the name of the run that is this very one, with the same images and inputs and
   * at least the same probes, whatever it is called: the finished one where there is one, else the
   * one that was cut off. Where there is none, {@link #free}: a finished run without the probes
   * asked for is left as it is, and repeated under the next name.
   *
   * @throws IllegalArgumentException if the run of the plan's own name is damaged: whether it is
   *     this one, nobody can say, and it may be days of training
   * @throws IOException if the folder of runs, or that run, cannot be read
   */
  public static RunPlan sameOrFree(
      RunPlan plan, Dataset dataset, TrainingOptions options, Path runs) throws IOException {
    Dataset data = plan.split(dataset);
    requireReadable(runs.resolve(plan.name()));
    Optional<RunRecord> cutOff = Optional.empty();
    for (Path folder : folders(runs, plan.name())) {
      Optional<RunRecord> found =
          readable(folder)
              .filter(record -> plan.difference(record, data, options.tables()).isEmpty())
              .filter(record -> record.name().equals(folder.getFileName().toString()));
      if (found.isPresent() && found.get().status().isOutcome()) {
        return plan.renamed(found.get().name());
      }
      cutOff = cutOff.or(() -> found);
    }
    if (cutOff.isPresent()) {
      return plan.renamed(cutOff.get().name());
    }
    return unwritten(plan, runs);
  }

  /**
   * The same, or that of one which another process has begun and of which nothing is written yet.
   */
  private static RunPlan unwritten(RunPlan plan, Path runs) throws IOException {
    RunPlan named = plan;
    for (int n = 2; !mayBeginIn(runs.resolve(named.name())); n++) {
      named = plan.renamed(plan.name() + "-" + n);
    }
    return named;
  }

  private static boolean mayBeginIn(Path folder) throws IOException {
    return !Files.exists(folder) || RunFolder.isUnwritten(folder);
  }

  private static void requireReadable(Path folder) throws IOException {
    if (Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
      throw new AccessDeniedException(folder.toString());
    }
    Path record = folder.resolve(RecordFile.NAME);
    if (Files.exists(record, LinkOption.NOFOLLOW_LINKS)) {
      RecordFile.read(record);
    }
  }

  /** The folders of all runs, the one of that name first. */
  private static List<Path> folders(Path runs, String first) throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>(List.of(runs.resolve(first)));
    try (Stream<Path> others = Files.list(runs)) {
      others.filter(each -> !each.equals(folders.get(0))).sorted().forEach(folders::add);
    }
    return folders;
  }

  /** A run that cannot be read is not the one that is looked for. */
  private static Optional<RunRecord> readable(Path folder) {
    try {
      return Optional.of(RecordFile.read(folder.resolve(RecordFile.NAME)));
    } catch (IllegalArgumentException | IOException damaged) {
      return Optional.empty();
    }
  }
}
