package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Cifar10;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Preset;

class RunQueryTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 64, 32).draw();
  private static final Architecture RESNET = Networks.named("resnet-20");
  private static final Architecture RESNET_B =
      Networks.named("resnet-20", Variation.NONE.with(ShortcutOption.B));
  private static final StoredRun PLAIN = run("one", Networks.named("plain-20"));
  private static final StoredRun RESIDUAL = run("plain-misnamed", RESNET);
  private static final StoredRun WITH_B = run("three", RESNET_B);
  private static final StoredRun THIN =
      run("four", CifarFamily.resnet(20).withWidth(8).architecture());

  private static final RunQuery ALL =
      RunQuery.among(List.of(PLAIN, RESIDUAL, WITH_B, THIN, unfinished()));

  @Test
  void finds_runs_by_their_networks_and_not_by_any_name() {
    assertThat(ALL.finished().of(RESNET).list()).containsExactly(RESIDUAL);
    assertThat(ALL.finished().of(RESNET, RESNET_B).list()).containsExactly(RESIDUAL, WITH_B);
    assertThat(ALL.finished().plain().list()).containsExactly(PLAIN);
    assertThat(ALL.finished().residual().list()).containsExactly(RESIDUAL, WITH_B, THIN);
  }

  @Test
  void finds_runs_by_how_and_on_what_they_were_trained() {
    RunQuery fitting =
        ALL.preset(Preset.TINY)
            .iterations(RESIDUAL.record().recipe().iterations())
            .seeds(1, 2)
            .on(IMAGES)
            .withTable("gradients.csv");

    assertThat(fitting.list()).hasSameSizeAs(ALL.list());
    assertThat(fitting.preset(Preset.PAPER).list()).isEmpty();
    assertThat(fitting.iterations(64_000).list()).isEmpty();
    assertThat(fitting.seeds(7).list()).isEmpty();
    assertThat(fitting.on(Cifar10.NAME).list()).isEmpty();
    assertThat(fitting.on(new SyntheticImages(2, 64, 32).draw()).list()).isEmpty();
    assertThat(fitting.withTable("responses.csv").list()).isEmpty();
  }

  @Test
  void gives_the_latest_where_there_is_one() {
    assertThat(ALL.of(RESNET_B).latest()).contains(WITH_B);
    assertThat(ALL.seeds(7).latest()).isEmpty();
  }

  @Test
  void passes_over_a_folder_that_is_missing() throws Exception {
    assertThat(RunQuery.in(Path.of("nowhere")).list()).isEmpty();
  }

  private static StoredRun unfinished() {
    RunRecord record = RESIDUAL.record();
    return new StoredRun(Path.of("none"), record.resumed(3, record.provenance()), List.of());
  }

  private static StoredRun run(String name, Architecture network) {
    return new StoredRun(Path.of("none"), Records.finished(name, network, IMAGES), List.of());
  }
}
