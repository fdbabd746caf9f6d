package org.residuallab.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.residuallab.cost.NetworkCost;
import org.residuallab.files.WrongField;
import org.residuallab.run.Measurement;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.Origin;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunRecord;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.Subject;

/**
 * What came of a rung on the test images of a data set. It can be stored without the networks, and
 * read back:
 *
 * <pre>{@code
 * var plan = RunPlan.of("evaluated", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * Evaluation center = Rung.of(new Protocol.Center(), StoredModel.read(run.folder())).on(settings.images());
 * System.out.println(center.topFive().percent());
 * Evaluation.in(settings.runs()).write(center);
 * }</pre>
 *
 * @param protocol how each network looked
 * @param networks whose probabilities were averaged
 * @param data on which test images
 * @param topOne how often the largest probability was not that of the true class
 * @param topFive how often the true class was not among the five of largest probability
 * @param confusion which classes were taken for which, by the largest probability
 * @param multiplyAdds of one image in all looks and networks: the mean, where images differ in
 *     shape; a file may leave it out where it follows from protocol and networks
 * @param seconds wall time from the first batch to the last answer, networks loaded before; where
 *     several machines, or tasks, each took a portion, theirs together
 * @param provenance by what; the path is that of the first network
 * @param others by what other portions were measured that were not measured by the same
 */
public record Evaluation(
    Protocol protocol,
    @Origin.Kinds List<Origin> networks,
    DataRecord data,
    ErrorRate topOne,
    ErrorRate topFive,
    Confusion confusion,
    @JsonInclude(JsonInclude.Include.NON_NULL) Long multiplyAdds,
    double seconds,
    Provenance provenance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Provenance> others)
    implements Measurement {

  /** So many names still fit into a line. */
  private static final int FEW = 3;

  private static final String FOLDER = "evaluations";

  /**
   * @throws IllegalArgumentException if there is no network, or its parts contradict each other
   */
  public Evaluation {
    networks = List.copyOf(networks);
    others = others == null ? List.of() : List.copyOf(others);
    if (networks.isEmpty()) {
      throw new WrongField("an evaluation is of one network at least", "networks");
    }
    if (!topOne.equals(confusion.error())) {
      throw new WrongField("it does not fit the confusion", "top_one");
    }
    if (topOne.images() != data.testImages()) {
      throw new WrongField("it is not of all test images", "top_one", "images");
    }
    if (topFive.images() != topOne.images() || topFive.wrong() > topOne.wrong()) {
      throw new WrongField("it does not fit top_one", "top_five");
    }
    if (multiplyAdds == null) {
      multiplyAdds = ofCrops(protocol, networks);
    }
    if (!Double.isFinite(seconds) || seconds < 0) {
      throw new WrongField("a time should stand here", "seconds");
    }
  }

  private static long ofCrops(Protocol protocol, List<Origin> networks) {
    if (protocol.dense()) {
      throw new WrongField("it does not follow from the protocol", "multiply_adds");
    }
    return networks.stream()
        .map(Origin::network)
        .mapToLong(
            each ->
                protocol.looks(each.input(), each.input(), each.input()).size()
                    * NetworkCost.of(each.network()).total().multiplyAdds())
        .sum();
  }

  /**
   * Those that are stored beside runs, in the folder {@code evaluations} there; so are the ones
   * that came with the project, in {@code settings.results()}.
   */
  public static MeasurementFolder<Evaluation> in(Path runs) {
    return new MeasurementFolder<>(runs.resolve(FOLDER), Evaluation.class);
  }

  /**
   * The stored ones, by the names of their files; one that is damaged is passed over, with a line
   * on the error stream.
   *
   * @throws IOException if the folder cannot be read
   */
  public static List<Evaluation> storedIn(Path runs) throws IOException {
    return in(runs).all(System.err::println);
  }

  /**
   * What to call the networks: by the runs that trained them, or as they were imported, with a plus
   * between them; an ensemble too large for that by its size, {@code 6 x resnet-20}.
   */
  public String names() {
    if (networks.size() <= FEW) {
      return networks.stream().map(Evaluation::name).collect(Collectors.joining(" + "));
    }
    List<String> kinds = networks.stream().map(each -> each.network().name()).distinct().toList();
    return networks.size() + (kinds.size() == 1 ? " x " + kinds.get(0) : " networks");
  }

  private static String name(Origin network) {
    return network.training().map(RunRecord::name).orElse(network.name());
  }

  /** Of all networks together, on one of the machines where there are several. */
  public double imagesPerSecond() {
    return confusion.images() / seconds;
  }

  @Override
  public List<Provenance> provenances() {
    return Stream.concat(Stream.of(provenance), others.stream()).toList();
  }

  @Override
  public Subject subject() {
    return subject(protocol, networks, data);
  }

  /** Of what an evaluation would be. */
  static Subject subject(Protocol protocol, List<Origin> networks, DataRecord data) {
    return Subject.of(protocol, protocol.told(), networks, data);
  }
}
