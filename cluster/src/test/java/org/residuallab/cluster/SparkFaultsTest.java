package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residuallab.cluster.TinyStudy.DEEPER;
import static org.residuallab.cluster.TinyStudy.IMAGES;
import static org.residuallab.cluster.TinyStudy.PLAIN;
import static org.residuallab.cluster.TinyStudy.RESNET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.run.Placement;
import org.residuallab.run.RunFolder;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.study.CellWork;
import org.residuallab.training.Progress;
import org.residuallab.training.RunListener;

/** What may befall a study on a cluster. */
@Timeout(300)
@ExtendWith(OnTheCluster.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SparkFaultsTest {

  private static final Placement HERE = new Placement("before", "here", "this", "one");

  @TempDir Path shared;
  @TempDir Path alone;

  // Last: whoever comes after it waits for another cluster.
  @Test
  @Order(Integer.MAX_VALUE)
  void runs_end_with_the_same_bits_though_the_master_is_killed(StandaloneCluster cluster)
      throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET, PLAIN), 100, shared);

    assertThat(study.on(cluster, cluster::killMaster)).isTrue();

    assertThat(study.said().done).hasSize(2);
    study.requireBitsOfOneMachine(alone);
  }

  @Test
  void a_second_driver_is_refused_at_once_and_takes_over_when_the_first_is_killed(
      StandaloneCluster cluster) throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET, PLAIN), 150, shared);

    try (OtherDriver first = new OtherDriver(study.order(cluster.url()), alone.resolve("said"))) {
      first.await(() -> Files.isDirectory(study.folder(0).resolve("checkpoints")));
      assertThat(study.on(cluster, OptionalInt.empty())).isFalse();
      assertThat(first.isAlive()).isTrue();
    }
    assertThat(study.said().begun).isEmpty();
    assertThat(study.said().failed)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(" has it trained already; wait for that"));

    assertThat(study.on(cluster, OptionalInt.empty())).isTrue();
    study.requireBitsOfOneMachine(alone);
  }

  @Test
  void runs_end_with_a_checkpoint_when_who_gave_the_order_lets_go(StandaloneCluster cluster)
      throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET), 5000, shared);
    Path checkpoints = study.folder(0).resolve("checkpoints");

    try (OtherDriver driver = new OtherDriver(study.order(cluster.url()), alone.resolve("said"))) {
      driver.await(() -> Files.isDirectory(checkpoints));
      assertThat(driver.letGo()).isEqualTo(130);
    }

    StoredRun run = onceEnded(study.folder(0));
    assertThat(run.record().status()).isEqualTo(RunRecord.Status.INTERRUPTED);
    int done = run.metrics().size();
    assertThat(done).isBetween(5, 4999);
    assertThat(checkpoints.resolve("%09d.checkpoint".formatted(done))).isNotEmptyFile();
  }

  /** A worker ends its run by itself, and may do so after who drove it is gone. */
  private static StoredRun onceEnded(Path folder) throws IOException, InterruptedException {
    while (StoredRun.read(folder).record().status() == RunRecord.Status.RUNNING) {
      Thread.sleep(20);
    }
    return StoredRun.read(folder);
  }

  @Test
  void a_worker_without_the_natives_is_told_of_once_and_ends_no_run(StandaloneCluster cluster)
      throws Exception {
    String nowhere = "-Dorg.bytedeco.javacpp.platform=none";
    // Long enough that the others are not done with all of it before that worker is asked.
    TinyStudy study = new TinyStudy(List.of(RESNET, PLAIN, DEEPER), 400, shared);

    cluster.addWorker(Map.of("JAVA_TOOL_OPTIONS", nowhere));
    try {
      cluster.awaitLastWorker();
      assertThat(study.on(cluster, OptionalInt.empty())).isTrue();
    } finally {
      cluster.killLastWorker();
    }

    assertThat(study.said().failed).isEmpty();
    assertThat(study.said().notices)
        .singleElement()
        .asString()
        .startsWith("a worker takes no part: " + Machine.host() + ": the native libraries do not")
        .doesNotContain("\n");
    for (StoredRun run : StoredRun.all(shared)) {
      assertThat(run.record().resumptions()).isEmpty();
    }
  }

  @Test
  void damage_to_one_run_stops_no_other_and_the_same_study_goes_on_when_it_is_mended(
      StandaloneCluster cluster) throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET, PLAIN, DEEPER), 12, shared);
    cutOff(study);
    Path blocked = study.folder(0).resolve("checkpoints");
    Files.move(blocked, study.folder(0).resolve(".away"));
    Files.createFile(blocked);
    damageLatestOf(study.folder(1).resolve("checkpoints"));

    try (RunFolder held = RunFolder.open(study.folder(2), Optional.empty(), line -> {})) {
      assertThat(held.record()).isPresent();
      assertThat(study.on(cluster, OptionalInt.of(1))).isFalse();
    }

    assertThat(study.said().done).containsExactly(study.folder(1).getFileName().toString());
    assertThat(study.said().notices)
        .singleElement()
        .asString()
        .contains("checkpoint", "the run goes on from before it");
    assertThat(study.said().failed)
        .hasSize(2)
        .anySatisfy(
            line -> assertThat(line).endsWith("is a file where a folder should be; remove it"))
        .anySatisfy(line -> assertThat(line).contains("process " + ProcessHandle.current().pid()))
        .noneSatisfy(line -> assertThat(line).contains("\n"));
    assertThat(StoredRun.read(study.folder(1)).record().resumptions().get(0).iteration())
        .isEqualTo(3);

    Files.delete(blocked);
    assertThat(study.on(cluster, OptionalInt.empty())).isTrue();
    study.requireBitsOfOneMachine(alone);
  }

  /** Each run after four iterations, with the checkpoints of the last two. */
  private static void cutOff(TinyStudy study) throws IOException {
    RunListener stop =
        new RunListener() {
          @Override
          public void onIteration(Progress progress) {
            if (progress.metrics().size() == 4) {
              Thread.currentThread().interrupt();
            }
          }
        };
    for (CellWork work : study.work(OptionalInt.of(1))) {
      work.train(IMAGES, HERE, stop);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void damageLatestOf(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      Path latest = files.max(Path::compareTo).orElseThrow();
      byte[] bytes = Files.readAllBytes(latest);
      bytes[bytes.length / 2] ^= 1;
      Files.write(latest, bytes);
    }
  }
}
