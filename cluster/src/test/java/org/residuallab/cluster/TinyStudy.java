package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster;
import org.residuallab.study.Schedule;
import org.residuallab.study.SharedImages;
import org.residuallab.study.Study;
import org.residuallab.study.StudyCell;
import org.residuallab.training.RunListener;

/**
 * A study that is made in seconds.
 *
 * @param study what is made
 * @param runs its folder of runs, which the machines share
 * @param said what it says on a cluster
 */
record TinyStudy(Study study, Path runs, SaidOfGrid said) {

  static final SyntheticImages SYNTHETIC = new SyntheticImages(1, 64, 32);
  static final Dataset IMAGES = SYNTHETIC.draw();
  static final Architecture RESNET = CifarFamily.resnet(8).withWidth(4).architecture();
  static final Architecture PLAIN = CifarFamily.plain(8).withWidth(4).architecture();

  static final Architecture DEEPER = CifarFamily.resnet(14).withWidth(4).architecture();

  private static final String MANIFEST = ".manifest";
  private static final EngineSettings ENGINE = new EngineSettings(ComputePath.RESIDUAL_LAB, 1);

  /** Of those networks, for so many iterations. */
  TinyStudy(List<Architecture> networks, int iterations, Path runs) {
    this(
        new Study(
            "tiny",
            networks,
            List.of(Budget.of(Preset.TINY, OptionalInt.of(iterations))),
            List.of(1L)),
        runs,
        new SaidOfGrid());
  }

  /** The folder of a network's run. */
  Path folder(int network) {
    return runs.resolve(study.plans().get(network).name());
  }

  /** Makes it there; whether all runs came to their outcome. */
  boolean on(StandaloneCluster cluster, OptionalInt interval) throws IOException {
    return on(cluster.url(), interval, Optional.empty());
  }

  /** The same by way of a store, if there is one. */
  boolean on(String master, OptionalInt interval, Optional<String> store) throws IOException {
    return Cluster.found().train(new Cluster.Order(master, work(interval), store), said);
  }

  /** What is left of it to do there, with a checkpoint after every few iterations. */
  Cluster.Order order(String master) throws IOException {
    return new Cluster.Order(master, work(OptionalInt.of(5)));
  }

  /** What is left of it to do. */
  List<CellWork> work(OptionalInt interval) throws IOException {
    SharedImages images = SharedImages.of(DataSetting.of(Optional.empty()), SYNTHETIC, IMAGES);
    List<CellWork> work = new ArrayList<>();
    for (StudyCell cell : study.cells(IMAGES, runs)) {
      if (!cell.isDone()) {
        work.add(CellWork.of(cell, images, runs, ENGINE, interval));
      }
    }
    return work;
  }

  /** What befalls a cluster while it works. */
  @FunctionalInterface
  interface Fault {
    void happens() throws IOException;
  }

  /** Makes it, while something happens once the first of its runs has a checkpoint. */
  boolean on(StandaloneCluster cluster, Fault fault) throws Exception {
    Path checkpoints = folder(0).resolve("checkpoints");
    return during(
        () -> on(cluster, OptionalInt.of(5)), () -> Files.isDirectory(checkpoints), fault);
  }

  /** The same by way of a store, once that has a checkpoint. */
  boolean on(StandaloneCluster cluster, Path store, Fault fault) throws Exception {
    Optional<String> address = Optional.of(store.toUri().toString());
    return during(
        () -> on(cluster.url(), OptionalInt.of(5), address),
        () -> hasCheckpoint(store.resolve(folder(0).getFileName())),
        fault);
  }

  /** Beside its beginning an attempt has a state, then; one that is being written is empty. */
  private static boolean hasCheckpoint(Path run) throws IOException {
    try (Stream<Path> all =
        Files.find(run, 2, (file, is) -> file.toString().endsWith(MANIFEST) && is.size() > 0)) {
      return all.count() > 1;
    } catch (NoSuchFileException | UncheckedIOException notYet) {
      return false;
    }
  }

  private static boolean during(Callable<Boolean> study, Callable<Boolean> begun, Fault fault)
      throws Exception {
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> trained = driver.submit(study);
      while (!begun.call()) {
        assertThat(trained.isDone()).as("it ended before that").isFalse();
        Thread.sleep(20);
      }
      fault.happens();
      return trained.get();
    } finally {
      driver.shutdownNow();
    }
  }

  /**
   * Makes it on this machine, and holds all bits against it.
   *
   * @param alone another folder of runs
   */
  void requireBitsOfOneMachine(Path alone) throws IOException {
    for (StoredRun one : study.run(IMAGES, alone, RunListener.NONE, new Schedule(1, 1))) {
      StoredRun other = StoredRun.read(runs.resolve(one.record().name()));
      assertThat(other.record().results().parametersSha256())
          .isEqualTo(one.record().results().parametersSha256());
      assertThat(other.folder().resolve("metrics.csv"))
          .hasSameBinaryContentAs(one.folder().resolve("metrics.csv"));
    }
  }
}
