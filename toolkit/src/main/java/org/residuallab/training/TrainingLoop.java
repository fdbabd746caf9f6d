package org.residuallab.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.data.Batch;
import org.residuallab.data.BatchLoader;
import org.residuallab.data.Dataset;
import org.residuallab.data.Preprocessing;
import org.residuallab.data.TrainingBatches;
import org.residuallab.engine.Engine;
import org.residuallab.engine.EngineSettings;
import org.residuallab.model.Initialization;
import org.residuallab.model.Models;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.BestParameters;
import org.residuallab.run.Checkpoint;
import org.residuallab.run.GraphState;
import org.residuallab.run.Metrics;
import org.residuallab.run.RunInputs;
import org.residuallab.run.RunPlan;

/**
 * The training loop: from a plan's first weights, or from a checkpoint, one iteration after the
 * other. It knows nothing of files.
 */
public final class TrainingLoop implements AutoCloseable {

  private final RunPlan plan;
  private final ComputationGraph graph;
  private final Preprocessing preprocessing;
  private final List<RunProbe> probes;
  private final TrainingBatches batches;
  private final Measurements measurements;
  private final EngineSettings engine;
  private final LearningRate rates;
  private final TrainingStep step;
  private final BatchLoader loader;
  private final List<Metrics> metrics = new ArrayList<>();
  private final Speed speed;
  private Optional<BestParameters> best = Optional.empty();
  private boolean diverged;
  private double rate = Double.NaN;

  /**
   * @param data after images were held out
   * @param from where the run goes on; empty to begin
   * @throws IllegalArgumentException if that is of another network
   */
  public TrainingLoop(
      RunPlan plan, Dataset data, TrainingOptions options, Optional<Checkpoint> from) {
    Recipe recipe = plan.recipe();
    this.plan = plan;
    this.probes = options.probes();
    this.preprocessing = recipe.preprocessing(data.train());
    this.batches = recipe.batches(data.train(), preprocessing, plan.seed());
    this.measurements = new Measurements(recipe, data, preprocessing);
    this.engine = options.engine();
    this.rates = new LearningRate(recipe);
    this.speed = new Speed(recipe.batchSize());
    this.graph = build();
    try {
      from.ifPresentOrElse(this::goOnFrom, () -> probes.forEach(RunProbe::begin));
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
    probes.forEach(probe -> graph.addListeners(probe.listener()));
    this.step = new TrainingStep(graph);
    this.loader = new BatchLoader(batches, metrics.size());
  }

  private ComputationGraph build() {
    return Engine.open(
        Models.build(
            plan.network().network(), plan.recipe().optimizer(), Initialization.HE, plan.seed()),
        engine,
        plan.recipe().precision());
  }

  private void goOnFrom(Checkpoint checkpoint) {
    checkpoint.requireOf(plan, graph);
    best = checkpoint.best();
    checkpoint.graph().applyTo(graph);
    metrics.addAll(checkpoint.metrics());
    metrics.forEach(rates::observe);
    probes.forEach(probe -> probe.resume(checkpoint.tables().get(probe.file())));
  }

  public ComputationGraph graph() {
    return graph;
  }

  /** What the network is told of its images. */
  Preprocessing preprocessing() {
    return preprocessing;
  }

  /** Every iteration done; a live view that grows. */
  public List<Metrics> metrics() {
    return Collections.unmodifiableList(metrics);
  }

  /**
   * Whether the loss or a parameter is no number any more. Nothing that the network would compute
   * from then on means anything.
   */
  public boolean hasDiverged() {
    return diverged;
  }

  boolean hasNext() {
    return !diverged && metrics.size() < plan.recipe().iterations();
  }

  /** One iteration, with the test that may be due after it. */
  public Metrics next() {
    int done = metrics.size();
    speed.begin();
    if (rates.after(done) != rate) {
      rate = rates.after(done);
      graph.setLearningRate(rate);
    }
    // Only Deeplearning4j's own dropout draws from this; so it too depends on the iteration alone.
    Nd4j.getRandom().setSeed(31 * plan.seed() + done);
    Batch batch = loader.next();
    TrainingStep.Outcome outcome = step.take(batch);
    speed.end();
    boolean sound = Double.isFinite(outcome.loss());
    diverged = !sound || !areFinite(graph.params());
    OptionalDouble validation =
        diverged ? OptionalDouble.empty() : measurements.validationError(graph, done + 1);
    Metrics row =
        new Metrics(
            done + 1,
            batches.epochs(done + 1),
            rate,
            outcome.loss(),
            // Of probabilities that are no numbers, none is the largest.
            sound ? 100.0 * outcome.wrong() / batch.size() : Double.NaN,
            validation,
            diverged ? OptionalDouble.empty() : measurements.testError(graph, done + 1));
    if (validation.isPresent() && isBest(validation.getAsDouble())) {
      best = Optional.of(BestParameters.of(graph, done + 1, validation.getAsDouble()));
    }
    rates.observe(row);
    metrics.add(row);
    return row;
  }

  /** A sum that overflows is of parameters as far from any that could be learned. */
  private static boolean areFinite(INDArray parameters) {
    return Double.isFinite(parameters.sumNumber().doubleValue());
  }

  private boolean isBest(double validationError) {
    return best.isEmpty() || best.get().isWorseThan(validationError);
  }

  /** The best parameters so far; nothing where no images are held out. */
  Optional<BestParameters> best() {
    return best;
  }

  /** The network with the best parameters, beside this one; nothing where there are none. */
  public Optional<BestNetwork> bestNetwork() {
    return best.map(kept -> new BestNetwork(kept, build(), measurements));
  }

  double imagesPerSecond() {
    return speed.imagesPerSecond();
  }

  /** Estimated time until the end. */
  Duration left() {
    return speed.timeFor(plan.recipe().iterations() - metrics.size());
  }

  /** The probes' tables so far, by the names of their files. */
  public Map<String, String> tables() {
    Map<String, String> tables = new HashMap<>();
    probes.forEach(probe -> tables.put(probe.file(), probe.table()));
    return tables;
  }

  /** Of the run with those inputs, which took so long until now. */
  Checkpoint checkpoint(RunInputs inputs, long nanos) {
    return new Checkpoint(inputs, GraphState.of(graph), metrics, best, tables(), nanos);
  }

  @Override
  public void close() {
    loader.close();
    step.release();
    graph.close(); // Its native memory; a study makes many graphs.
  }
}
