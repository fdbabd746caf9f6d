package org.residuallab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.residuallab.engine.EngineDescription;
import org.residuallab.run.RunRecord.Resumption;

/**
 * By what a run was computed, from its first iteration to its last. Only where that never changed
 * are its bits those of a run that was never cut off.
 *
 * @param stretches without a gap, each made otherwise than the one before it
 */
public record RunHistory(List<Stretch> stretches) {

  /**
   * Iterations computed alike.
   *
   * @param after mini-batches done before them
   * @param commit the project's commit from which the toolkit was built
   * @param engine the path on which they were computed
   */
  public record Stretch(int after, String commit, EngineDescription engine) {
    boolean isAlike(Stretch other) {
      return Objects.equals(commit, other.commit) && Objects.equals(engine, other.engine);
    }
  }

  public RunHistory {
    stretches = List.copyOf(stretches);
  }

  /** The history of a run; what was computed again after a lost checkpoint is not part of it. */
  public static RunHistory of(RunRecord run) {
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(new Stretch(0, run.provenance().commit(), run.provenance().engine()));
    for (Resumption each : run.resumptions()) {
      Stretch next = new Stretch(each.iteration(), each.commit(), each.engine());
      stretches.removeIf(earlier -> earlier.after() >= next.after());
      if (stretches.isEmpty() || !stretches.get(stretches.size() - 1).isAlike(next)) {
        stretches.add(next);
      }
    }
    return new RunHistory(stretches);
  }

  /** The history of the first iterations alone. */
  public RunHistory of(int iterations) {
    return new RunHistory(
        stretches.stream().filter(stretch -> stretch.after() < Math.max(1, iterations)).toList());
  }

  /** Whether all iterations were computed alike. */
  public boolean isOne() {
    return stretches.size() == 1;
  }

  /** As it began. */
  public Stretch first() {
    return stretches.get(0);
  }

  /** As it ended, or goes on. */
  public Stretch last() {
    return stretches.get(stretches.size() - 1);
  }

  /** {@code residual-lab (...)}; {@code ...; from iteration 301 on ...} where that changed. */
  public String engines() {
    return inWords(stretch -> String.valueOf(stretch.engine()));
  }

  /** The commits, in the same way. */
  public String commits() {
    return inWords(Stretch::commit);
  }

  private String inWords(Function<Stretch, String> value) {
    List<Stretch> changes = new ArrayList<>();
    for (Stretch each : stretches) {
      if (changes.isEmpty()
          || !value.apply(changes.get(changes.size() - 1)).equals(value.apply(each))) {
        changes.add(each);
      }
    }
    return changes.stream()
        .map(
            each ->
                each.after() == 0
                    ? value.apply(each)
                    : "from iteration %d on %s".formatted(each.after() + 1, value.apply(each)))
        .collect(Collectors.joining("; "));
  }
}
