package org.residuallab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Networks;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.Fit;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.ComputePath;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.PlanText;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

/** What a cell of a study needs on another machine. */
class CellsElsewhereTest {

  private static final SyntheticImages SYNTHETIC = new SyntheticImages(1, 64, 32);

  @Test
  void a_plan_comes_out_of_its_text_as_it_went_in() {
    for (Design network :
        List.of(
            Networks.named("resnet-56"),
            Networks.named("plain-20").network(),
            CifarFamily.resnet(8).withWidth(4).architecture())) {
      RunPlan plan = RunPlan.of("a-plan", network, Budget.of(Preset.SHORT), 7);

      assertThat(PlanText.of(plan)).doesNotContain("\n");
      assertThat(PlanText.read(PlanText.of(plan))).isEqualTo(plan);
    }
    assertThatThrownBy(() -> PlanText.read("{\"name\": 1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("this is no plan of a run: ");
  }

  @Test
  void images_are_those_of_the_study_or_refused() throws Exception {
    Dataset images = SYNTHETIC.draw();
    DataSetting setting = new DataSetting(Optional.empty(), "default");
    SharedImages shared = SharedImages.of(setting, SYNTHETIC, images);

    assertThat(shared.load().fingerprint()).isEqualTo(images.fingerprint());
    Dataset smaller = images.fitted(new Fit(24, 28));
    assertThat(SharedImages.of(setting, SYNTHETIC, smaller).load().test().image(5))
        .isEqualTo(smaller.test().image(5));

    SharedImages others = new SharedImages("", 2, 64, 32, shared.sha256(), null);
    assertThatThrownBy(others::load)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("are others here")
        .hasMessageContaining(images.fingerprint().brief());
  }

  @Test
  void a_run_of_its_name_that_others_make_has_to_be_the_same(@TempDir Path runs) throws Exception {
    Dataset images = SYNTHETIC.draw();
    RunPlan plan =
        RunPlan.of(
            "run", CifarFamily.resnet(8).withWidth(4).architecture(), Budget.of(Preset.TINY), 1);
    StoredRun run = Training.run(plan, images, runs, RunListener.NONE);
    SharedImages shared =
        SharedImages.of(new DataSetting(Optional.empty(), "default"), SYNTHETIC, images);
    CellWork work =
        new CellWork(
            "run", 6, PlanText.of(plan), List.of(), shared, "", ComputePath.RESIDUAL_LAB, 1, 0);

    assertThatCode(() -> work.requireSame(run.folder(), images)).doesNotThrowAnyException();
    assertThatCode(() -> work.requireSame(runs.resolve("none"), images)).doesNotThrowAnyException();
    assertThatThrownBy(() -> work.requireSame(run.folder(), new SyntheticImages(2, 64, 32).draw()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the store holds another run of the name run, ")
        .hasMessageEndingWith("take another folder for --store");
  }
}
