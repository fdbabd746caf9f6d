package org.residuallab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineSettings;
import org.residuallab.model.Precision;

/**
 * Times the same task in several engines, in turns, so that whatever else the machine does meets
 * them all alike. Each engine has a process of its own.
 *
 * @param rounds turns that each engine gets
 * @param steps training steps, or batches, in a turn; more where they take less than a second
 * @param instructions the widest that the engines may use
 * @param contestants the engines
 * @param progress is told what happens, line by line
 */
public record Benchmark(
    int rounds,
    int steps,
    Instructions instructions,
    List<Contestant> contestants,
    Consumer<String> progress) {

  private static final int WARM_UP = 5;
  private static final double STILL_FASTER = 0.95;

  /**
   * A benchmark that makes sense.
   *
   * @throws IllegalArgumentException if a number is less than one
   */
  public Benchmark {
    if (rounds < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "a benchmark needs at least one round of one step, not %d of %d"
              .formatted(rounds, steps));
    }
  }

  /**
   * Refuses early what none of the engines can do.
   *
   * @throws IllegalArgumentException if, say, only probes are to be measured where nothing trains,
   *     or if this project is to train in a precision that this processor does not have
   */
  public void requireCan(Mode mode, Precision precision) {
    if (contestants.stream().noneMatch(contestant -> contestant.can(mode, precision))) {
      throw new IllegalArgumentException(
          "none of the engines can %s: %s"
              .formatted(
                  words(mode, precision),
                  contestants.stream().map(Contestant::label).collect(Collectors.joining(", "))));
    }
    if (contestants.stream().anyMatch(Contestant::isOurs)) {
      Engine.requireTrains(EngineSettings.fastest(), precision);
      if (precision == Precision.BFLOAT16 && instructions != Instructions.ALL) {
        throw new IllegalArgumentException(
            "nothing trains in %s by the instructions of %s alone"
                .formatted(precision, instructions));
      }
    }
  }

  /**
   * Refuses early a folder in which there is nothing to measure with.
   *
   * @throws IllegalArgumentException if no JPEG file is in it
   * @throws IOException if it cannot be read
   */
  public static void requirePictures(Path folder) throws IOException {
    BenchPictures.jpegs(folder);
  }

  /**
   * Measures one task.
   *
   * @return one row an engine that can take part; a line says why another is left out
   * @throws IOException if a process fails
   */
  public List<Row> measure(Task task) throws IOException, InterruptedException {
    return measure(task, Settling.USUAL);
  }

  /**
   * The same after so many seconds of each engine, fast enough or not.
   *
   * @throws IOException if a process fails
   */
  public List<Row> measure(Task task, double warmUpSeconds)
      throws IOException, InterruptedException {
    return measure(task, Settling.USUAL.after(warmUpSeconds));
  }

  List<Row> measure(Task task, Settling settling) throws IOException, InterruptedException {
    List<Lane> lanes = new ArrayList<>();
    try {
      for (Contestant contestant : contestants) {
        start(task, contestant, settling).ifPresent(lanes::add);
      }
      for (int round = 0; round < rounds; round++) {
        for (Lane lane : lanes) {
          lane.run(round);
        }
        progress.accept(
            "%s %s, round %d of %d".formatted(task.net(), task.mode().label(), round + 1, rounds));
      }
      List<Row> rows = new ArrayList<>();
      for (Lane lane : lanes) {
        rows.add(lane.row());
      }
      return rows;
    } finally {
      for (Lane lane : lanes) {
        lane.racer.close();
      }
    }
  }

  private Optional<Lane> start(Task task, Contestant contestant, Settling settling)
      throws IOException, InterruptedException {
    if (!contestant.can(task.mode(), task.precision())) {
      String nothing = words(task.mode(), task.precision());
      return leftOut(contestant, "it has nothing to %s".formatted(nothing));
    }
    List<String> command = JavaCommand.of(task, contestant.label());
    if (contestant.needsPython()) {
      PythonCommand.Found found = PythonCommand.find(contestant.label(), task.mode(), instructions);
      if (found.python().isEmpty()) {
        return leftOut(contestant, found.reason());
      }
      command = PythonCommand.of(task, contestant.label(), found.python().get());
    }
    Map<String, String> environment = new HashMap<>(instructions.environment());
    environment.putAll(contestant.environment());
    environment.put("OMP_NUM_THREADS", Integer.toString(task.threads()));
    Racer racer = Racer.start(contestant.label(), command, environment);
    return Optional.of(new Lane(task, contestant, racer, turn(contestant, racer, settling)));
  }

  /** Steps in a turn. */
  private int turn(Contestant contestant, Racer racer, Settling settling) throws IOException {
    if (contestant.isSlow()) {
      racer.seconds(1); // The first one loads classes and takes memory.
      return 1;
    }
    return Math.max(steps, (int) (settling.turn() / warmUp(racer, settling)));
  }

  private static String words(Mode mode, Precision precision) {
    return precision == Precision.FLOAT32 ? mode.label() : mode.label() + " in " + precision;
  }

  /** The seconds that a step takes at last, when it gets no faster any more. */
  private static double warmUp(Racer racer, Settling settling) throws IOException {
    racer.seconds(1); // It may compile the network first, which no later step does.
    double all = 0;
    double before = Double.POSITIVE_INFINITY;
    for (int count = WARM_UP; ; ) {
      double turn = racer.seconds(count);
      double step = turn / count;
      all += turn;
      boolean settled = step > STILL_FASTER * before || all >= settling.most();
      if (settled && all >= settling.least()) {
        return step;
      }
      before = step;
      if (turn < settling.turn()) {
        count *= 2;
      }
    }
  }

  private Optional<Lane> leftOut(Contestant contestant, String reason) {
    progress.accept("%s is left out: %s".formatted(contestant.label(), reason));
    return Optional.empty();
  }

  private static final class Lane {

    private final Task task;
    private final Contestant contestant;
    private final Racer racer;
    private final int turn;
    private final List<Double> speeds = new ArrayList<>();

    Lane(Task task, Contestant contestant, Racer racer, int turn) {
      this.task = task;
      this.contestant = contestant;
      this.racer = racer;
      this.turn = turn;
    }

    void run(int round) throws IOException {
      if (contestant.isSlow() && round > 0) {
        return;
      }
      speeds.add(turn * (double) task.batch() / racer.seconds(turn));
    }

    Row row() throws IOException {
      return new Row(task, contestant, speeds, racer.peakMegabytes(), racer.description());
    }
  }
}
