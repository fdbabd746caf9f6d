package org.residuallab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.engine.EngineSettings;
import org.residuallab.evaluation.Evaluation;
import org.residuallab.evaluation.Protocol.MultiScale;
import org.residuallab.evaluation.Protocol.TenCrop;
import org.residuallab.evaluation.Rung;
import org.residuallab.evaluation.Stretch;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.study.PortionListener;
import org.residuallab.study.SharedEvaluations;
import org.residuallab.study.SharedImages;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** Evaluations on a master and two workers that are processes of their own. */
@Timeout(300)
@ExtendWith(OnTheCluster.class)
class SparkEvaluationTest {

  private static final SyntheticImages SYNTHETIC = new SyntheticImages(1, 320, 600);
  private static final Dataset IMAGES = SYNTHETIC.draw();
  private static final EngineSettings ENGINE = new EngineSettings(ComputePath.RESIDUAL_LAB, 1);

  @TempDir static Path runs;
  private static StoredModel residual;
  private static StoredModel plain;

  private final Said said = new Said();

  @BeforeAll
  static void trains() throws Exception {
    residual = train("residual", CifarFamily.resnet(8).withWidth(4).architecture());
    plain = train("plain", CifarFamily.plain(8).withWidth(4).architecture());
  }

  private static StoredModel train(String name, Architecture network) throws IOException {
    RunPlan plan = RunPlan.of(name, network, Budget.of(Preset.TINY), 1);
    return StoredModel.read(Training.run(plan, IMAGES, runs, RunListener.NONE).folder());
  }

  @Test
  void what_is_counted_in_parts_is_what_one_machine_counts(StandaloneCluster cluster)
      throws Exception {
    List<Rung> rungs =
        List.of(
            Rung.of(new TenCrop(4), residual, plain),
            Rung.of(new MultiScale(List.of(32, 45)), plain));

    List<Evaluation> there = on(cluster, SYNTHETIC, rungs);

    for (int i = 0; i < rungs.size(); i++) {
      assertThat(there.get(i))
          .usingRecursiveComparison()
          .ignoringFields("seconds", "provenance.started", "provenance.placement", "others")
          .isEqualTo(here(rungs.get(i)));
      assertThat(there.get(i).provenance().placement().master()).isEqualTo(cluster.url());
    }
    // Four tasks of 512 images at most.
    assertThat(said.images).hasSize(4).isSorted().endsWith(1200);
  }

  private static Evaluation here(Rung rung) throws IOException {
    Stretch all = new Stretch(0, IMAGES.test().size());
    return rung.on(IMAGES, List.of(rung.portion(IMAGES, all, ENGINE, Optional.empty())));
  }

  @Test
  void a_worker_with_other_images_ends_it_with_a_line(StandaloneCluster cluster) {
    List<Rung> rungs = List.of(Rung.of(new TenCrop(4), residual));

    assertThatThrownBy(() -> on(cluster, new SyntheticImages(2, 320, 600), rungs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("are others here")
        .hasMessageNotContaining("\n");
  }

  private List<Evaluation> on(
      StandaloneCluster cluster, SyntheticImages drawnThere, List<Rung> rungs) throws IOException {
    SharedImages shared = SharedImages.of(DataSetting.of(Optional.empty()), drawnThere, IMAGES);
    return new SharedEvaluations(cluster.url(), shared, ENGINE).of(rungs, IMAGES, said);
  }

  private static final class Said implements PortionListener {

    final List<Integer> images = new ArrayList<>();

    @Override
    public void onImages(int done, int of) {
      images.add(done);
    }

    @Override
    public void onNotice(String line) {}
  }
}
