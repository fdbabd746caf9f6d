package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.residuallab.cluster.TinyStudy.IMAGES;
import static org.residuallab.cluster.TinyStudy.PLAIN;
import static org.residuallab.cluster.TinyStudy.RESNET;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.cluster.store.RunStore;
import org.residuallab.cluster.store.StoreMirror;
import org.residuallab.run.Placement;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.training.RunListener;

/** Studies whose runs go by way of a store: no worker has the folder in which they are at last. */
@Timeout(300)
class SparkStoreTest {

  private static final String LOCAL = "local[1]";
  private static final Placement BEFORE = new Placement("before", "there", "that", "one");

  @TempDir Path home;
  @TempDir Path store;
  @TempDir Path another;
  @TempDir Path alone;

  @Test
  @ExtendWith(OnTheCluster.class)
  void a_run_whose_worker_is_killed_goes_on_elsewhere_and_comes_home_with_the_same_bits(
      StandaloneCluster cluster) throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET), 150, home);
    String name = study.folder(0).getFileName().toString();

    boolean all = study.on(cluster, store, () -> cluster.killWorkerOf(cluster.processOf(name)));

    assertThat(all).isTrue();
    assertThat(study.said().begun).containsExactly(name + " false", name + " true");
    assertThat(study.said().advanced).contains(name);
    // It may have been killed while it wrote what came last.
    assertThat(study.said().notices)
        .allSatisfy(line -> assertThat(line).endsWith("the run goes on from before it"));
    RunRecord record = StoredRun.read(study.folder(0)).record();
    assertThat(record.resumptions()).hasSize(1);
    assertThat(record.resumptions().get(0).placement().master()).isEqualTo(cluster.url());
    study.requireBitsOfOneMachine(alone);
  }

  @Test
  void the_same_study_goes_on_from_the_store_when_whoever_started_it_is_gone() throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET, PLAIN), 12, home);
    try (RunStore there = RunStore.open(store.toUri().toString(), new Configuration(false))) {
      for (CellWork work : study.work(OptionalInt.of(1))) {
        cutOff(work, there);
      }
    }
    assertThat(study.folder(0)).doesNotExist();

    assertThat(study.on(LOCAL, OptionalInt.empty(), Optional.of(store.toUri().toString())))
        .isTrue();

    for (StoredRun run : StoredRun.all(home)) {
      assertThat(run.record().provenance().placement()).isEqualTo(BEFORE);
      assertThat(run.record().resumptions().get(0).iteration()).isEqualTo(4);
      assertThat(run.folder().resolve("checkpoints")).doesNotExist();
    }
    study.requireBitsOfOneMachine(alone);

    TinyStudy again = new TinyStudy(List.of(RESNET, PLAIN), 12, another);
    assertThat(again.on(LOCAL, OptionalInt.empty(), Optional.of(store.toUri().toString())))
        .isTrue();
    assertThat(StoredRun.all(another))
        .extracting(StoredRun::record)
        .isEqualTo(StoredRun.all(home).stream().map(StoredRun::record).toList());
  }

  /** After four iterations, on a machine that is not seen again. */
  private void cutOff(CellWork work, RunStore there) throws IOException {
    Path machine = alone.resolve("machine");
    StoreMirror mirror =
        new StoreMirror(
            there.begin(work.run(), machine.resolve(work.run()), line -> {}), line -> {});
    RunListener stop =
        progress -> {
          if (progress.metrics().size() == 4) {
            Thread.currentThread().interrupt();
          }
        };
    work.train(IMAGES, machine, mirror, BEFORE, stop);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void what_was_begun_here_goes_on_there_and_what_another_process_has_is_left_to_it()
      throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET, PLAIN), 12, home);
    CellWork begun = study.work(OptionalInt.of(1)).get(1);
    RunListener stop =
        progress -> {
          if (progress.metrics().size() == 4) {
            Thread.currentThread().interrupt();
          }
        };
    begun.train(IMAGES, BEFORE, stop);
    assertThat(Thread.interrupted()).isTrue();

    try (RunFolder held = RunFolder.open(study.folder(0), Optional.empty(), line -> {})) {
      assertThat(held.record()).isEmpty();
      assertThat(study.on(LOCAL, OptionalInt.empty(), Optional.of(store.toUri().toString())))
          .isFalse();
    }

    assertThat(study.said().failed)
        .singleElement()
        .asString()
        .contains("process " + ProcessHandle.current().pid())
        .doesNotContain("\n");
    assertThat(study.said().done).containsExactly(begun.run());
    assertThat(StoredRun.read(study.folder(1)).record().resumptions().get(0).iteration())
        .isEqualTo(4);
  }

  @Test
  void what_is_no_store_is_refused_in_a_line_before_anything_is_trained() {
    TinyStudy study = new TinyStudy(List.of(RESNET), 12, home);

    assertThatThrownBy(() -> study.on(LOCAL, OptionalInt.empty(), Optional.of("runs")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'runs' is no address of a store");
    assertThat(study.folder(0)).doesNotExist();
  }
}
