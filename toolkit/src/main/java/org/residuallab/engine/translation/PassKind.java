package org.residuallab.engine.translation;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.model.Precision;

/** What a compiled pass is for. */
public enum PassKind {
  /** Forwards and backwards, everything joined that can be. */
  TRAINING(true, true),
  /** Forwards with running statistics, everything joined that can be. */
  INFERENCE(false, true),
  /** Forwards with the batch's statistics, every vertex's activations kept. */
  TRAINING_ACTIVATIONS(true, false),
  /** Forwards with running statistics, every vertex's activations kept. */
  INFERENCE_ACTIVATIONS(false, false);

  private final boolean training;
  private final boolean joining;

  PassKind(boolean training, boolean joining) {
    this.training = training;
    this.joining = joining;
  }

  public static PassKind activations(boolean training) {
    return training ? TRAINING_ACTIVATIONS : INFERENCE_ACTIVATIONS;
  }

  boolean isTraining() {
    return training;
  }

  /** In what a graph that is trained in that precision computes it: inference is in 32 bits. */
  public Precision precision(Precision trained) {
    return training ? trained : Precision.FLOAT32;
  }

  boolean goesBackwards() {
    return this == TRAINING;
  }

  boolean keepsActivations() {
    return !joining;
  }

  Translation translation(ComputationGraph graph, GraphParameters parameters) {
    return training
        ? new TrainingTranslation(graph, parameters, joining)
        : new InferenceTranslation(graph, parameters, joining);
  }
}
