package org.residuallab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.residuallab.architecture.Network;
import org.residuallab.data.Augmentation;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.EvaluationBatches;
import org.residuallab.data.MeanImage;
import org.residuallab.data.TrainingBatches;
import org.residuallab.engine.Engine;
import org.residuallab.files.AtomicFile;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.training.RunRecord.Results;
import org.residuallab.training.RunRecord.Status;

/** The training loop: one run from its first weights to its stored results. */
public final class Training {

  /** The files are brought up to date at least this often, so that a crash loses little. */
  private static final long SAVE_EVERY_NANOS = 2_000_000_000L;

  private final RunPlan plan;
  private final Dataset data;
  private final Path folder;
  private final RunListener listener;
  private final List<Metrics> metrics = new ArrayList<>();
  private final Speed speed;
  private RunRecord record;
  private long lastSave;

  private Training(RunPlan plan, Dataset data, Path folder, RunListener listener) {
    this.plan = plan;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
    this.speed = new Speed(plan.recipe().batchSize());
  }

  /**
   * Trains a network and stores the run.
   *
   * @param plan what to train, and how
   * @param dataset images to train and test on
   * @param runs the folder of all runs
   * @param listener sees every iteration
   * @return the finished run
   * @throws IllegalArgumentException if the images do not fit the network
   * @throws IOException if the run cannot be stored, as on a full disk
   */
  public static StoredRun run(RunPlan plan, Dataset dataset, Path runs, RunListener listener)
      throws IOException {
    plan.requireFits(dataset);
    int heldOut = plan.recipe().heldOut();
    Dataset data = heldOut == 0 ? dataset : dataset.holdOut(heldOut);
    Path folder = runs.resolve(plan.name());
    if (Files.exists(folder)) {
      throw new IllegalArgumentException(
          "%s exists; choose another name, or remove that folder".formatted(folder));
    }
    return new Training(plan, data, folder, listener).train();
  }

  private StoredRun train() throws IOException {
    Network network = plan.architecture().network();
    Recipe recipe = plan.recipe();
    ComputationGraph graph =
        Engine.accelerate(
            Models.build(network, recipe.optimizer(), Initialization.HE, plan.seed()));
    record =
        plan.record(
            network,
            Models.trainableParameters(graph),
            data,
            Provenance.now(Engine.describe(graph)));
    save();
    listener.onStart(record);
    long begun = System.nanoTime();
    Status status = Status.FAILED;
    try {
      status = loop(graph) ? Status.FINISHED : Status.INTERRUPTED;
      String sha256 = ParameterHash.of(graph);
      AtomicFile.write(
          folder.resolve(StoredRun.MODEL),
          aside -> ModelSerializer.writeModel(graph, aside.toFile(), true));
      record = record.ended(status, results(System.nanoTime() - begun, sha256));
    } catch (IOException | RuntimeException | Error e) {
      record = record.ended(Status.FAILED, null);
      throw e;
    } finally {
      save();
    }
    return new StoredRun(folder, record, metrics);
  }

  /** Whether it came to its end rather than being interrupted. */
  private boolean loop(ComputationGraph graph) throws IOException {
    Recipe recipe = plan.recipe();
    MeanImage mean = MeanImage.of(data.train());
    TrainingBatches batches =
        new TrainingBatches(
            data.train(),
            mean,
            recipe.batchSize(),
            plan.seed(),
            recipe.augment() ? Augmentation.CROP_AND_FLIP : Augmentation.NONE);
    int testImages = Math.min(recipe.testImages(), data.test().size());
    EvaluationBatches test =
        new EvaluationBatches(data.test().range(0, testImages), mean, recipe.batchSize());
    LearningRate rates = new LearningRate(recipe);
    TrainingStep step = new TrainingStep(graph);
    double rate = Double.NaN;
    try (BatchLoader loader = new BatchLoader(batches)) {
      for (int done = 0; done < recipe.iterations(); done++) {
        if (Thread.currentThread().isInterrupted()) {
          return false;
        }
        speed.begin();
        if (rates.after(done) != rate) {
          rate = rates.after(done);
          graph.setLearningRate(rate);
        }
        Batch batch = loader.next();
        TrainingStep.Outcome outcome = step.take(batch);
        speed.end();
        double error = (double) outcome.wrong() / batch.size();
        rates.observe(error);
        OptionalDouble testError =
            recipe.evaluatesAfter(done + 1)
                ? OptionalDouble.of(TestError.percent(graph, test))
                : OptionalDouble.empty();
        note(
            new Metrics(
                done + 1, batches.epochs(done + 1), rate, outcome.loss(), 100 * error, testError));
      }
      return true;
    } finally {
      step.release();
    }
  }

  private void note(Metrics row) throws IOException {
    metrics.add(row);
    if (System.nanoTime() - lastSave > SAVE_EVERY_NANOS) {
      save();
    }
    int iterations = plan.recipe().iterations();
    listener.onIteration(
        new Progress(
            plan.name(),
            plan.architecture().name(),
            iterations,
            Collections.unmodifiableList(metrics),
            speed.imagesPerSecond(),
            speed.timeFor(iterations - row.iteration())));
  }

  private void save() throws IOException {
    new StoredRun(folder, record, metrics).write();
    lastSave = System.nanoTime();
  }

  private Results results(long nanos, String sha256) {
    double seconds = nanos / 1e9;
    int done = metrics.size();
    return new Results(
        done,
        FinalError.ofTraining(metrics),
        FinalError.ofTest(metrics),
        seconds,
        done * (double) plan.recipe().batchSize() / seconds,
        sha256);
  }
}
