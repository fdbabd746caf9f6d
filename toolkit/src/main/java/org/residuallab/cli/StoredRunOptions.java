package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;
import org.residuallab.study.SharedImages;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A stored run by its name, and the images it was trained on. */
final class StoredRunOptions {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "The folder of its images; without it LAB_DATA. What was made on synthetic images goes on,"
              + " and is verified, on its own, drawn again; anything else needs a folder.")
  private Optional<String> data;

  @Mixin private DamagedOption damaged;

  /**
   * The run that is meant by a name or a folder, as {@link RunFolders#named}.
   *
   * @throws IllegalArgumentException if there is none, or it is damaged
   */
  static StoredRun named(String nameOrFolder) throws IOException {
    return StoredRun.read(RunFolders.named(nameOrFolder));
  }

  /** The folder of images that is set, if one is. */
  Optional<Path> dataFolder() {
    return DataSetting.of(data).folder();
  }

  /** Stored networks, and the images to measure them on. */
  record Subjects(Dataset images, List<StoredModel> models) {}

  /**
   * The networks of those names, and their images.
   *
   * @throws IllegalArgumentException if one is missing or damaged, or there are no images
   */
  Subjects subjects(List<String> names) throws IOException {
    Dataset images = imagesFor(names.stream().map(RunFolders::named).toList());
    List<StoredModel> models = new ArrayList<>();
    for (String name : names) {
      models.add(StoredModel.read(RunFolders.ofNetwork(name), images));
    }
    return new Subjects(images, models);
  }

  /** Those images, to be found on other machines. */
  SharedImages shared(Dataset images) {
    SyntheticImages drawn = images.source().drawing().orElse(SyntheticImages.DEFAULT);
    return SharedImages.of(DataSetting.of(data), drawn, images);
  }

  /**
   * The images for networks in these folders: where no folder of images is set, those of the first
   * that is a run, if they are synthetic.
   *
   * @throws IllegalArgumentException if there are none
   */
  private Dataset imagesFor(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      Optional<RunRecord> run = StoredRun.recordIn(folder);
      if (run.isPresent()) {
        return imagesOf(run.get());
      }
    }
    DataSetting setting = DataSetting.of(data);
    if (setting.folder().isPresent()) {
      return damaged.load(setting);
    }
    throw new IllegalArgumentException(
        "imported weights bring no images: name some with --data FOLDER");
  }

  /**
   * The images: where no folder is set, the synthetic ones that the run was made on, drawn again.
   *
   * @throws IllegalArgumentException if the folder is no data set, or there is none and the run was
   *     made on other images
   */
  Dataset imagesOf(RunRecord run) throws IOException {
    DataSetting setting = DataSetting.of(data);
    if (setting.folder().isPresent()) {
      return run.recipe().fitted(damaged.load(setting));
    }
    return run.recipe().fitted(drawnOf(run));
  }

  /**
   * The very images of that run, to go on with or to repeat it: synthetic ones are drawn again,
   * whatever folder is set.
   *
   * @throws IllegalArgumentException as {@link #imagesOf}
   */
  Dataset ownImagesOf(RunRecord run) throws IOException {
    return run.data().source().drawing().isPresent()
        ? run.recipe().fitted(drawnOf(run))
        : imagesOf(run);
  }

  /**
   * @throws IllegalArgumentException if a folder was typed for a run that brings its images
   */
  void refuseFolderFor(RunRecord run) {
    if (data.isPresent() && run.data().source().drawing().isPresent()) {
      throw new IllegalArgumentException(
          "the run %s was made on %s: leave out --data".formatted(run.name(), run.images()));
    }
  }

  private static Dataset drawnOf(RunRecord run) {
    return run.data()
        .source()
        .drawing()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the run %s was made on %s; name its images with --data FOLDER"
                        .formatted(run.name(), run.images())))
        .draw();
  }
}
