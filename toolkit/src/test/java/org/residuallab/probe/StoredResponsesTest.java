package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.Fit;
import org.residuallab.data.ImageSet;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

class StoredResponsesTest {

  @TempDir Path runs;

  @Test
  void a_stored_network_responds_as_its_run_does() throws Exception {
    Dataset images = new SyntheticImages(1, 64, 32).draw();
    StoredRun run =
        Training.run(
            RunPlan.of(
                "run",
                CifarFamily.resnet(8).withWidth(4).architecture(),
                Budget.of(Preset.TINY),
                1),
            images,
            runs,
            RunListener.NONE);
    StoredModel model = StoredModel.read(run.folder());

    LayerResponses expected = LayerResponses.of(run, images, 40);
    LayerResponses responses = StoredResponses.on(images.train().range(0, 40), model);

    assertThat(responses.network()).isEqualTo(expected.network());
    assertThat(responses.run()).isEqualTo(expected.run());
    assertThat(responses.layers()).hasSameSizeAs(expected.layers()).isNotEmpty();
    for (int i = 0; i < expected.layers().size(); i++) {
      LayerResponse layer = expected.layers().get(i);
      assertThat(responses.layers().get(i).layer()).isEqualTo(layer.layer());
      assertThat(responses.layers().get(i).deviation())
          .isCloseTo(layer.deviation(), within(1e-5 * layer.deviation()));
    }
    // Pictures of another size are made to fit: made larger from their own, and so back again.
    ImageSet larger = images.fitted(new Fit(40, 40)).train();
    assertThat(StoredResponses.on(larger.range(0, 40), model)).isEqualTo(responses);
    assertThat(StoredResponses.withBatchStatistics(model))
        .isEqualTo(LayerResponses.withBatchStatistics(run));
  }
}
