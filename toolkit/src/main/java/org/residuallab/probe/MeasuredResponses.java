package org.residuallab.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.residuallab.data.Dataset;
import org.residuallab.data.ImageSet;
import org.residuallab.files.WrongField;
import org.residuallab.run.Measurement;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.Origin;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.Subject;

/**
 * The responses (Fig. 7) of a stored network to training images, in inference mode. They can be
 * stored without the network, and read back:
 *
 * <pre>{@code
 * var plan = RunPlan.of("measured", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var measured = MeasuredResponses.of(StoredModel.read(run.folder()), settings.images(), 16);
 * MeasuredResponses.in(settings.runs()).write(measured);
 * var chart = ResponseCharts.figure7(List.of(measured.responses()));
 * }</pre>
 *
 * @param networks the one whose they are
 * @param data of which they are the first training images
 * @param images so many
 * @param layers from the input on
 * @param seconds wall time, the network loaded before
 * @param provenance by what
 */
public record MeasuredResponses(
    @Origin.Kinds List<Origin> networks,
    DataRecord data,
    int images,
    List<LayerResponse> layers,
    double seconds,
    Provenance provenance)
    implements Measurement {

  private static final String FOLDER = "responses";

  /**
   * @throws IllegalArgumentException if it is not of one network, or no responses of that one
   */
  public MeasuredResponses {
    networks = List.copyOf(networks);
    layers = List.copyOf(layers);
    if (networks.size() != 1) {
      throw new WrongField("responses are of one network", "networks");
    }
    if (images < 1 || images > data.trainingImages()) {
      throw new WrongField("as many training images are not there", "images");
    }
    for (int i = 0; i < layers.size(); i++) {
      if (!(layers.get(i).deviation() >= 0) || !Double.isFinite(layers.get(i).deviation())) {
        throw new WrongField("a deviation should stand here", "layers", i + 1, "deviation");
      }
    }
    if (layers.isEmpty()) {
      throw new WrongField("there is no layer", "layers");
    }
  }

  /**
   * Measures a network on the first training images, of which none were held out from it.
   *
   * @param images how many to pass, at most
   * @throws IllegalArgumentException if the images are of another size or other classes, or the
   *     network's file is damaged
   * @throws IOException if it cannot be read
   */
  public static MeasuredResponses of(StoredModel model, Dataset data, int images)
      throws IOException {
    DataRecord record = DataRecord.of(data);
    int count = Math.min(images, seen(model.origin(), record));
    ImageSet first = data.train().range(0, count);
    StoredResponses.Passed passed = StoredResponses.pass(first, model);
    return new MeasuredResponses(
        List.of(model.origin()),
        record,
        first.size(),
        passed.layers(),
        passed.seconds(),
        passed.provenance());
  }

  /**
   * Those that are stored beside runs, in the folder {@code responses} there; so are the ones that
   * came with the project, in {@code settings.results()}.
   */
  public static MeasurementFolder<MeasuredResponses> in(Path runs) {
    return new MeasurementFolder<>(runs.resolve(FOLDER), MeasuredResponses.class);
  }

  /**
   * The stored ones, by the names of their files; one that is damaged is passed over, with a line
   * on the error stream.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<MeasuredResponses> storedIn(Path runs) throws IOException {
    return in(runs).all(System.err::println);
  }

  /** Whose they are. */
  public Origin network() {
    return networks.get(0);
  }

  /** For charts and tables. */
  public LayerResponses responses() {
    return LayerResponses.of(network(), layers);
  }

  /** Of all training images: of its own, those that were held out it has never learned from. */
  private static int seen(Origin network, DataRecord data) {
    int heldOut =
        network
            .training()
            .filter(run -> run.data().sha256().equals(data.sha256()))
            .map(run -> run.recipe().heldOut())
            .orElse(0);
    return data.trainingImages() - heldOut;
  }

  @Override
  public Subject subject() {
    return subject(network(), data, images);
  }

  /** Of what such a measurement would be. */
  public static Subject subject(Origin network, DataRecord data, int images) {
    int passed = Math.min(images, seen(network, data));
    return Subject.of(passed, "responses", List.of(network), data);
  }
}
