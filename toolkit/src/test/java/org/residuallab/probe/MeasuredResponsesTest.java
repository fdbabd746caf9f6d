package org.residuallab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.Origin;
import org.residuallab.run.RunPlan;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.training.RunListener;
import org.residuallab.training.Training;

class MeasuredResponsesTest {

  @TempDir Path runs;

  private StoredRun trainedOn(Dataset images) throws Exception {
    return Training.run(
        RunPlan.of(
            "run", CifarFamily.resnet(8).withWidth(4).architecture(), Budget.of(Preset.TINY), 1),
        images,
        runs,
        RunListener.NONE);
  }

  @Test
  void of_weights_from_elsewhere_have_no_name_of_a_network_trained_here() throws Exception {
    Dataset images = new SyntheticImages(1, 64, 32).draw();
    StoredRun run = trainedOn(images);
    MeasuredResponses own = MeasuredResponses.of(StoredModel.read(run.folder()), images, 16);
    Origin elsewhere =
        new Origin.Imported(
            "resnet-8-published",
            run.record().network(),
            "theirs.th",
            "ef".repeat(32),
            "somebody",
            "2026-11-28T00:00:00Z",
            "ab".repeat(32),
            null);
    MeasuredResponses theirs =
        new MeasuredResponses(
            List.of(elsewhere),
            own.data(),
            own.images(),
            own.layers(),
            own.seconds(),
            own.provenance());

    assertThat(own.responses().network()).isEqualTo(run.record().network().name());
    assertThat(theirs.responses().network()).isEqualTo("resnet-8-published");
  }

  @Test
  void leave_out_what_was_held_out_of_the_networks_own_images_alone() throws Exception {
    Dataset images = new SyntheticImages(1, 64, 32).draw();
    Dataset others = new SyntheticImages(2, 64, 32).draw();
    Recipe usual = Recipe.PAPER.scaledTo(2).withSizes(8, 1, 16);
    Recipe recipe = new Recipe(8, 2, usual.drops(), usual.optimizer(), null, true, 50, 1, 16);
    StoredRun run =
        Training.run(
            RunPlan.of(
                "run",
                CifarFamily.resnet(8).withWidth(4).architecture(),
                new Budget(null, recipe),
                1),
            images,
            runs,
            RunListener.NONE);
    StoredModel model = StoredModel.read(run.folder());

    assertThat(MeasuredResponses.of(model, images, 40).images()).isEqualTo(14);
    assertThat(MeasuredResponses.of(model, others, 40).images()).isEqualTo(40);
  }

  @Test
  void are_those_of_the_first_training_images_and_come_back_as_they_were() throws Exception {
    Dataset images = new SyntheticImages(1, 64, 32).draw();
    StoredRun run = trainedOn(images);
    StoredModel model = StoredModel.read(run.folder());
    MeasurementFolder<MeasuredResponses> folder = MeasuredResponses.in(runs);

    MeasuredResponses measured = MeasuredResponses.of(model, images, 40);
    Path file = folder.write(measured);

    assertThat(measured.responses())
        .isEqualTo(StoredResponses.on(images.train().range(0, 40), model));
    assertThat(measured.network().training()).contains(run.record());
    assertThat(file).isEqualTo(runs.resolve("responses/run-responses.json"));
    List<String> complaints = new ArrayList<>();
    assertThat(folder.all(complaints::add)).containsExactly(measured);
    assertThat(MeasuredResponses.of(model, images, 1000).images()).isEqualTo(64);

    String whole = Files.readString(file);
    String first = "\"deviation\" : " + measured.layers().get(0).deviation();
    assertThat(whole).contains(first);
    Files.writeString(file, whole.replace(first, "\"deviation\" : -1.0"));
    assertThat(folder.all(complaints::add)).isEmpty();
    Files.writeString(file, whole.replace("\"images\" : 40", "\"images\" : 65"));
    assertThat(folder.all(complaints::add)).isEmpty();
    assertThat(complaints).hasSize(2);
    assertThat(complaints.get(0)).contains("layers [1] deviation: a deviation should stand here");
    assertThat(complaints.get(1)).contains("images: as many training images are not there");
  }
}
