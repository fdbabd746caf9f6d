package org.residuallab.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.residuallab.data.Dataset;
import org.residuallab.engine.EngineSettings;
import org.residuallab.run.Origin;
import org.residuallab.run.Placement;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.StoredModel;
import org.residuallab.run.Subject;

/**
 * A rung of the ladder of test protocols: one network, or an ensemble of several of any depths,
 * under one protocol. The probabilities of all looks and all networks are averaged.
 *
 * <pre>{@code
 * var plan = RunPlan.of("flipped", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * var evaluation = Rung.of(new Protocol.Flip(), StoredModel.read(run.folder())).on(settings.images());
 * System.out.println(evaluation.topOne().percent());
 * }</pre>
 *
 * @param protocol how each network looks
 * @param models the networks
 */
public record Rung(Protocol protocol, List<StoredModel> models) {

  /**
   * @throws IllegalArgumentException if there is no network
   */
  public Rung {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("an evaluation needs at least one network");
    }
  }

  public static Rung of(Protocol protocol, StoredModel... models) {
    return new Rung(protocol, List.of(models));
  }

  /**
   * The errors on the test images of a data set.
   *
   * @throws IllegalArgumentException if the images or their classes are not the networks', a
   *     network cannot look at them so, or its file is damaged
   * @throws IOException if a network cannot be read
   */
  public Evaluation on(Dataset data) throws IOException {
    Stretch all = new Stretch(0, data.test().size());
    return on(data, List.of(portion(data, all, EngineSettings.asked(), Optional.empty())));
  }

  /**
   * Makes sure that all of it can be done, before hours went into a part of it.
   *
   * @throws IllegalArgumentException if the images or their classes are not the networks', or a
   *     network cannot look at them so
   */
  public void requireFits(Dataset data) {
    for (StoredModel model : models) {
      Scores.requireFits(model, protocol, data.test());
    }
  }

  /**
   * A stretch of the test images alone, here or on another machine.
   *
   * @param images which
   * @param engine by which they are computed
   * @param placement where on a cluster; empty on one machine
   * @throws IllegalArgumentException as {@link #on(Dataset)} does
   * @throws IOException as well
   */
  public Portion portion(
      Dataset data, Stretch images, EngineSettings engine, Optional<Placement> placement)
      throws IOException {
    Scores scores = new Scores(data.test().range(images.from(), images.to()), engine, placement);
    for (StoredModel model : models) {
      scores.add(model, protocol);
    }
    return new Portion(
        images,
        scores.confusion(),
        scores.errorAmong(5),
        scores.multiplyAdds(),
        scores.seconds(),
        List.of(scores.provenance()));
  }

  /**
   * The errors on all test images, of which portions were measured before.
   *
   * @throws IllegalArgumentException if the portions leave some out, or have some twice
   */
  public Evaluation on(Dataset data, List<Portion> portions) {
    Portion all = Portion.sum(portions);
    return new Evaluation(
        protocol,
        origins(),
        DataRecord.of(data),
        all.confusion().error(),
        all.topFive(),
        all.confusion(),
        Math.round((double) all.multiplyAdds() / all.images().size()),
        all.seconds(),
        all.provenances().get(0),
        all.provenances().subList(1, all.provenances().size()));
  }

  /**
   * The same; where that evaluation is stored beside those runs, it is read and not made again.
   *
   * @param runs a folder of runs, such as {@code settings.results()}
   */
  public Evaluation on(Dataset data, Path runs) throws IOException {
    Optional<Evaluation> stored = Evaluation.in(runs).of(subject(data), System.err::println);
    return stored.isPresent() ? stored.get() : on(data);
  }

  /** Of what its evaluation on a data set is, before it is made. */
  public Subject subject(Dataset data) {
    return Evaluation.subject(protocol, origins(), DataRecord.of(data));
  }

  private List<Origin> origins() {
    return models.stream().map(StoredModel::origin).toList();
  }
}
