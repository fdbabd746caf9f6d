package org.residuallab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.residuallab.cluster.store.LocalCopy;
import org.residuallab.cluster.store.RunStore;
import org.residuallab.cluster.store.StateName;
import org.residuallab.run.RunFolder;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;

/**
 * The folders here of runs that are made by way of a store. This process has them until all is
 * over, so that nobody else makes one of these runs beside it.
 */
final class Arrivals implements AutoCloseable {

  private final RunStore store;
  private final Consumer<String> notices;
  private final Map<String, RunFolder> folders = new HashMap<>();

  Arrivals(RunStore store, Consumer<String> notices) {
    this.store = store;
    this.notices = notices;
  }

  /**
   * Takes a run's folder. What was made of the run here goes into the store, if that has nothing of
   * it so far.
   *
   * @throws IllegalArgumentException if another process has it
   * @throws IOException if it cannot be made, or the store cannot be read
   */
  void expect(CellWork work) throws IOException {
    RunFolder folder = RunFolder.open(Path.of(work.runs(), work.run()), Optional.empty(), notices);
    folders.put(work.run(), folder);
    if (StoredRun.recordIn(folder.path()).isPresent()) {
      try (LocalCopy aside = aside(folder)) {
        if (!store.has(work.run(), aside.path())) {
          offer(folder, work, aside.path());
        }
      }
    }
  }

  private void offer(RunFolder folder, CellWork work, Path nothing) throws IOException {
    List<String> damage = new ArrayList<>();
    store.begin(work.run(), nothing, damage::add).keep(folder.path());
    if (!damage.isEmpty()) {
      notices.accept(
          "%s: what the store has of it is damaged; the run goes on from %s"
              .formatted(work.run(), folder.path()));
    }
  }

  /** Not beside it, where it would look like a run. */
  private static LocalCopy aside(RunFolder folder) {
    return new LocalCopy(folder.path().resolve(".arriving"));
  }

  /**
   * Fetches a run that has come to its outcome.
   *
   * @throws IllegalArgumentException if it is damaged
   * @throws IOException if it cannot be fetched
   */
  void fetch(CellWork work, StateName state) throws IOException {
    RunFolder folder = folders.get(work.run());
    try (LocalCopy aside = aside(folder)) {
      store.fetch(work.run(), state, aside.path());
      folder.fill(aside.path());
    }
  }

  @Override
  public void close() throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (RunFolder folder : folders.values()) {
      try {
        folder.close();
      } catch (IOException failure) {
        failures.add(failure);
      }
    }
    store.close();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}
