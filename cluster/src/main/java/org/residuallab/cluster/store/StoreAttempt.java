package org.residuallab.cluster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.residuallab.files.Hash;

/** One attempt at a run, and what it keeps of it in a store. */
public final class StoreAttempt {

  /** How many states stay: should the last be damaged, there is the one before. */
  private static final int STAY = 2;

  private final RunStates states;
  private final String name;
  private final StoreFolder own;
  private final List<Kept> kept = new ArrayList<>();
  private int number;

  private record Kept(StateName state, Manifest manifest) {}

  private StoreAttempt(RunStates states, String name) {
    this.states = states;
    this.name = name;
    this.own = states.run().in(name);
  }

  /**
   * Begins after all others, from what the last of them left whole. Whatever they write from now on
   * counts for nobody who comes later.
   *
   * @param folder which holds the run's files afterwards
   * @param check throws, before anything is taken from anyone, where they are of another run
   */
  static StoreAttempt begin(
      RunStates states, Path folder, Consumer<String> notices, FoundCheck check)
      throws IOException {
    Manifest newest =
        states
            .newest(folder, notices)
            .map(RunStates.Found::manifest)
            .orElse(new Manifest(List.of()));
    check.of(folder);
    StoreAttempt attempt = new StoreAttempt(states, AttemptName.after(states.attempts()));
    attempt.put(newest);
    return attempt;
  }

  /** The last state that it has kept. */
  public StateName state() {
    return last().state();
  }

  private Kept last() {
    return kept.get(kept.size() - 1);
  }

  /**
   * Keeps what now stands in the run's folder.
   *
   * @throws TakenOverException if a later attempt has the run
   * @throws IOException if it cannot be kept; what was kept before is whole all the same
   */
  public void keep(Path folder) throws IOException {
    requireLatest();
    number++; // Nothing is ever written under the names of one that failed.
    List<KeptFile> files = new ArrayList<>();
    for (RunFile file : RunFile.all(folder)) {
      Optional<String> there = ownPlaceOf(file, files);
      files.add(
          new KeptFile(file.name(), there.isPresent() ? there.get() : put(file), file.sha256()));
    }
    put(new Manifest(files));
    clear();
  }

  /** Not where an earlier attempt has it, which may take it away. */
  private Optional<String> ownPlaceOf(RunFile file, List<KeptFile> now) {
    List<KeptFile> known = new ArrayList<>(now);
    known.addAll(last().manifest().files());
    return known.stream()
        .filter(each -> each.sha256().equals(file.sha256()))
        .map(KeptFile::place)
        .filter(in(name))
        .findFirst();
  }

  private static Predicate<String> in(String attempt) {
    return place -> place.startsWith(attempt + "/");
  }

  private String put(RunFile file) throws IOException {
    String content = String.format(Locale.ROOT, "%09d-%s.content", number, file.sha256());
    own.put(content, out -> Files.copy(file.path(), out));
    return name + "/" + content;
  }

  private void put(Manifest manifest) throws IOException {
    byte[] content = manifest.content();
    StateName state = new StateName(name, number, Hash.sha256(content));
    own.put(state.manifest(), out -> out.write(content));
    kept.add(new Kept(state, manifest));
  }

  private void requireLatest() throws IOException {
    List<String> attempts = states.attempts();
    if (attempts.isEmpty() || !attempts.get(attempts.size() - 1).equals(name)) {
      throw new StoreTakenOverException(states.run());
    }
  }

  /** Takes away what no state that stays needs. What cannot be taken away does no harm. */
  private void clear() {
    while (kept.size() > STAY) {
      kept.remove(0);
    }
    Set<String> needed = new HashSet<>();
    for (Kept each : kept) {
      needed.add(name + "/" + each.state().manifest());
      each.manifest().files().forEach(file -> needed.add(file.place()));
    }
    try {
      for (String attempt : states.attempts()) {
        if (attempt.equals(name)) {
          removeUnlessNeeded(needed);
        } else if (attempt.compareTo(name) < 0 && needed.stream().noneMatch(in(attempt))) {
          states.run().remove(attempt);
        }
      }
    } catch (IOException stays) {
      // Another will.
    }
  }

  private void removeUnlessNeeded(Set<String> needed) throws IOException {
    for (String each : own.names()) {
      if (!needed.contains(name + "/" + each)) {
        own.remove(each);
      }
    }
  }
}
