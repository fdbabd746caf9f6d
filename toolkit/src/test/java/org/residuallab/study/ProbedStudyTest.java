package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.probe.Probes;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;

class ProbedStudyTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Study PLAIN =
      new Study(
          "one",
          List.of(CifarFamily.resnet(8).withWidth(4).architecture()),
          List.of(Budget.of(Preset.TINY)),
          List.of(1L));
  private static final Study PROBED = PLAIN.withProbes("gradients");

  @TempDir Path runs;

  @Test
  void leaves_a_table_of_each_probe() throws Exception {
    StoredRun run = make(PLAIN.withProbes("responses", "gradients"));

    assertThat(run.record().probes()).containsExactly("gradients.csv", "responses.csv");
    assertThat(Probes.gradients(run)).hasSize(6 * 8);
    assertThat(Probes.responses(run)).hasSize(6 * 7);
  }

  @Test
  void repeats_a_finished_run_without_the_probes_under_the_next_name() throws Exception {
    StoredRun plain = make(PLAIN);
    StudyCell cell = cell(PROBED);
    assertThat(cell.isDone()).isFalse();
    assertThat(cell.plan().name()).isEqualTo("resnet-8-tiny-seed1-2");
    assertThat(cell.inWords()).isEqualTo("to do: resnet-8-tiny-seed1 lacks probes");

    StoredRun probed = make(PROBED);

    assertThat(probed.record().name()).isEqualTo("resnet-8-tiny-seed1-2");
    assertThat(Probes.gradients(probed)).isNotEmpty();
    assertThat(probed.record().results().parametersSha256())
        .isEqualTo(plain.record().results().parametersSha256());
    assertThat(StoredRun.read(plain.folder()).record()).isEqualTo(plain.record());
    assertThat(cell(PROBED).inWords()).isEqualTo("finished");
    assertThat(made(PROBED, RunListener.NONE)).isEqualTo(probed.record().name());
    assertThat(made(PLAIN, RunListener.NONE)).isEqualTo(plain.record().name());
  }

  @Test
  void reads_a_finished_run_with_more_probes_than_asked_for() throws Exception {
    StoredRun run = make(PLAIN.withProbes("gradients", "responses"));

    List<Integer> iterations = new ArrayList<>();
    RunListener counting = progress -> iterations.add(progress.last().iteration());
    assertThat(cell(PROBED).inWords()).isEqualTo("finished");
    assertThat(made(PROBED, counting)).isEqualTo(run.record().name());
    assertThat(made(PLAIN, counting)).isEqualTo(run.record().name());
    assertThat(iterations).isEmpty();
  }

  @Test
  void goes_on_with_the_probes_a_run_began_with() throws Exception {
    RunListener stopping =
        progress -> {
          if (progress.last().iteration() == 3) {
            Thread.currentThread().interrupt();
          }
        };
    made(PROBED, stopping);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cell(PLAIN).inWords()).isEqualTo("cut off");

    StoredRun run = make(PLAIN);

    assertThat(run.record().resumptions()).hasSize(1);
    assertThat(Probes.gradients(run)).hasSize(6 * 8);
    try (var folders = Files.list(runs)) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void refuses_a_probe_that_there_is_not() {
    assertThatThrownBy(() -> PLAIN.withProbes("weights"))
        .hasMessage("unknown probe 'weights'; use gradients, responses");
  }

  private StudyCell cell(Study study) throws Exception {
    return study.cells(IMAGES, runs).get(0);
  }

  private StoredRun make(Study study) throws Exception {
    return study.run(IMAGES, runs, RunListener.NONE).get(0);
  }

  private String made(Study study, RunListener listener) throws Exception {
    return study.run(IMAGES, runs, listener).get(0).record().name();
  }
}
