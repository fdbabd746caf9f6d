package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.Placement;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.study.Cluster;
import org.residuallab.study.GridListener;
import org.residuallab.study.Schedule;
import org.residuallab.study.SharedImages;
import org.residuallab.study.Study;
import org.residuallab.study.StudyCell;
import org.residuallab.training.RunListener;

/** Studies on a master and two workers that are processes of their own. */
@Timeout(300)
@ExtendWith(OnTheCluster.class)
class SparkClusterTest {

  private static final SyntheticImages SYNTHETIC = new SyntheticImages(1, 64, 32);
  private static final Dataset IMAGES = SYNTHETIC.draw();
  private static final Architecture RESNET = CifarFamily.resnet(8).withWidth(4).architecture();
  private static final Architecture PLAIN = CifarFamily.plain(8).withWidth(4).architecture();

  @TempDir Path shared;
  @TempDir Path alone;

  private StandaloneCluster cluster;
  private final Said said = new Said();

  @BeforeEach
  void starts(StandaloneCluster running) {
    cluster = running;
  }

  @Test
  void runs_have_the_bits_of_one_machine_and_one_that_fails_stops_no_other() throws Exception {
    Architecture misfit =
        Networks.named(
            "resnet-20",
            new Networks.Variation(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(100)));
    Budget budget = Budget.of(Preset.TINY);
    Study study = study(List.of(misfit, RESNET, PLAIN), budget);

    boolean all = train(study, OptionalInt.empty());

    assertThat(all).isFalse();
    assertThat(said.failed)
        .singleElement()
        .asString()
        .startsWith("resnet-20-tiny-seed1: resnet-20 takes images of")
        .doesNotContain("\n");
    assertThat(said.done).hasSize(2);
    requireBitsOfOneMachine(study(List.of(RESNET, PLAIN), budget));
    for (StoredRun run : StoredRun.all(shared)) {
      Placement placement = run.record().provenance().placement();
      assertThat(placement.master()).isEqualTo(cluster.url());
      assertThat(placement.application()).startsWith("app-");
      assertThat(placement.host()).isNotBlank();
      assertThat(placement.processor()).isNotBlank();
    }
  }

  @Test
  void a_run_whose_worker_is_killed_goes_on_elsewhere_and_ends_with_the_same_bits()
      throws Exception {
    Study study = study(List.of(RESNET), Budget.of(Preset.TINY, OptionalInt.of(400)));
    Path run = shared.resolve(study.plans().get(0).name());
    ExecutorService driver = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> trained = driver.submit(() -> train(study, OptionalInt.of(5)));
      while (!Files.isDirectory(run.resolve("checkpoints"))) {
        assertThat(trained.isDone()).as("it ended before it was killed").isFalse();
        Thread.sleep(20);
      }
      cluster.killWorkerOf(Long.parseLong(Files.readString(run.resolve(".lock"))));
      assertThat(trained.get()).isTrue();
    } finally {
      driver.shutdownNow();
    }

    RunRecord record = StoredRun.read(run).record();
    assertThat(said.begun).containsExactly(record.name() + " false", record.name() + " true");
    assertThat(record.resumptions()).hasSize(1);
    assertThat(record.resumptions().get(0).placement().master()).isEqualTo(cluster.url());
    requireBitsOfOneMachine(study);
  }

  private static Study study(List<Architecture> networks, Budget budget) {
    return new Study("tiny", networks, List.of(budget), List.of(1L));
  }

  private boolean train(Study study, OptionalInt interval) throws Exception {
    SharedImages images = SharedImages.of(DataSetting.of(Optional.empty()), SYNTHETIC, IMAGES);
    EngineSettings engine = new EngineSettings(ComputePath.RESIDUAL_LAB, 1);
    List<CellWork> work = new ArrayList<>();
    for (StudyCell cell : study.cells(IMAGES, shared)) {
      work.add(CellWork.of(cell, images, shared, engine, interval));
    }
    return Cluster.found().train(new Cluster.Order(cluster.url(), work), said);
  }

  private void requireBitsOfOneMachine(Study study) throws Exception {
    for (StoredRun one : study.run(IMAGES, alone, RunListener.NONE, new Schedule(1, 1))) {
      StoredRun other = StoredRun.read(shared.resolve(one.record().name()));
      assertThat(other.record().results().parametersSha256())
          .isEqualTo(one.record().results().parametersSha256());
      assertThat(other.folder().resolve("metrics.csv"))
          .hasSameBinaryContentAs(one.folder().resolve("metrics.csv"));
    }
  }

  /** What a study says, in one list a kind. */
  private static final class Said implements GridListener {

    final List<String> begun = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    final List<String> failed = new ArrayList<>();

    @Override
    public void onBegin(String run, String host, boolean again, Tally tally) {
      begun.add(run + " " + again);
    }

    @Override
    public void onDone(String run, Tally tally) {
      done.add(run);
    }

    @Override
    public void onFailed(String run, String reason, Tally tally) {
      failed.add(run + ": " + reason);
    }

    @Override
    public void onIterations(String run, int count, int of) {}

    @Override
    public void onNotice(String line) {}
  }
}
