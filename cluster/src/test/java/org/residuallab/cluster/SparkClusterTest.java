package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.residuallab.cluster.TinyStudy.PLAIN;
import static org.residuallab.cluster.TinyStudy.RESNET;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.run.Placement;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;

/** Studies on a master and two workers that are processes of their own. */
@Timeout(300)
@ExtendWith(OnTheCluster.class)
class SparkClusterTest {

  @TempDir Path shared;
  @TempDir Path alone;

  @Test
  void runs_have_the_bits_of_one_machine_and_one_that_fails_stops_no_other(
      StandaloneCluster cluster) throws Exception {
    Architecture misfit =
        Networks.named(
            "resnet-20",
            new Networks.Variation(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(100)));
    TinyStudy study = new TinyStudy(List.of(misfit, RESNET, PLAIN), 6, shared);

    boolean all = study.on(cluster, OptionalInt.empty());

    assertThat(all).isFalse();
    assertThat(study.said().failed)
        .singleElement()
        .asString()
        .startsWith(study.folder(0).getFileName() + ": resnet-20 takes images of")
        .doesNotContain("\n");
    assertThat(study.said().done).hasSize(2);
    new TinyStudy(List.of(RESNET, PLAIN), 6, shared).requireBitsOfOneMachine(alone);
    for (StoredRun run : StoredRun.all(shared)) {
      Placement placement = run.record().provenance().placement();
      assertThat(placement.master()).isEqualTo(cluster.url());
      assertThat(placement.application()).startsWith("app-");
      assertThat(placement.host()).isNotBlank();
      assertThat(placement.processor()).isNotBlank();
    }
  }

  @Test
  void a_run_whose_worker_is_killed_goes_on_elsewhere_and_ends_with_the_same_bits(
      StandaloneCluster cluster) throws Exception {
    TinyStudy study = new TinyStudy(List.of(RESNET), 150, shared);
    Path lock = study.folder(0).resolve(".lock");

    boolean all =
        study.on(cluster, () -> cluster.killWorkerOf(Long.parseLong(Files.readString(lock))));

    assertThat(all).isTrue();
    RunRecord record = StoredRun.read(study.folder(0)).record();
    assertThat(study.said().begun)
        .containsExactly(record.name() + " false", record.name() + " true");
    assertThat(record.resumptions()).hasSize(1);
    assertThat(record.resumptions().get(0).placement().master()).isEqualTo(cluster.url());
    study.requireBitsOfOneMachine(alone);
  }
}
