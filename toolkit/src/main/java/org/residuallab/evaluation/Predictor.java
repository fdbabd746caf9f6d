package org.residuallab.evaluation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.Picture;
import org.residuallab.data.PictureFile;
import org.residuallab.data.Preprocessing;
import org.residuallab.engine.Engine;
import org.residuallab.evaluation.Prediction.Answer;
import org.residuallab.run.StoredModel;
import org.residuallab.run.StoredRun;

/**
 * Classifies pictures of any size with a stored network:
 *
 * <pre>{@code
 * var plan = RunPlan.of("seeing", CifarFamily.plain(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * try (var predictor = Predictor.of(run)) {
 *   var prediction = predictor.predict(ContactSheet.of(settings.images().test(), 4));
 * }
 * }</pre>
 *
 * <p>A picture's shorter side is made to fit the network by bilinear interpolation with
 * antialiasing, and the centre is cut out; the network sees that one view. Not for several threads
 * at a time.
 */
public final class Predictor implements AutoCloseable {

  private final StoredModel model;
  private final ComputationGraph graph;

  private Predictor(StoredModel model, ComputationGraph graph) {
    this.model = model;
    this.graph = graph;
  }

  /**
   * With that network.
   *
   * @throws IllegalArgumentException if its file is damaged
   * @throws IOException if it cannot be read
   */
  public static Predictor of(StoredModel model) throws IOException {
    return new Predictor(model, Engine.forOutputs(model.graph()));
  }

  /**
   * With the network that a run left.
   *
   * @throws IllegalArgumentException if the run left none, its files are damaged, or it does not
   *     know what its images need
   * @throws IOException if they cannot be read
   */
  public static Predictor of(StoredRun run) throws IOException {
    return of(StoredModel.read(run.folder()));
  }

  /**
   * Classifies the picture in a file.
   *
   * @throws IllegalArgumentException naming the file, if it is no picture
   * @throws IOException if it cannot be read
   */
  public Prediction predict(Path file) throws IOException {
    return predict(PictureFile.read(file));
  }

  /** Classifies an image of whatever kind. */
  public Prediction predict(BufferedImage image) {
    return predict(Picture.of(image));
  }

  /**
   * Classifies a picture.
   *
   * @return the classes, the likeliest first
   * @throws NoNumbersException if the network's outputs are no numbers
   */
  public Prediction predict(Picture picture) {
    Preprocessing needs = model.preprocessing();
    Picture seen = needs.fitted(picture);
    EvaluationBatches batch = new EvaluationBatches(seen.alone(needs.classNames()), needs, 1);
    float[] answers = graph.outputSingle(batch.batch(0).images()).dup('c').data().asFloat();
    Scores.requireNumbers(answers, model);
    return new Prediction(
        model.name(),
        seen,
        IntStream.range(0, answers.length)
            .mapToObj(c -> new Answer(needs.classNames().get(c), answers[c]))
            .sorted(Comparator.comparingDouble(Answer::probability).reversed())
            .toList());
  }

  /** Gives back the network's memory. */
  @Override
  public void close() {
    graph.close();
  }
}
