package org.residuallab.engine.translation;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.engine.onednn.FloatMemory;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.onednn.RefusedException;
import org.residuallab.engine.operator.CrossEntropy;
import org.residuallab.engine.operator.GraphParameters;
import org.residuallab.engine.operator.Operator;
import org.residuallab.engine.plan.DenseFloats;
import org.residuallab.engine.plan.Finite;
import org.residuallab.engine.plan.Holdings;
import org.residuallab.engine.plan.Plan;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Purpose;
import org.residuallab.engine.plan.StepTime;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Precision;

/** A graph compiled for one purpose and one batch shape. */
public final class CompiledPass implements AutoCloseable {

  private final Plan plan;
  private final GraphParameters parameters;
  private final boolean training;
  private final Tensor images;
  private final Tensor probabilities;
  private final Map<String, Tensor> activations;
  private final CrossEntropy loss;
  // The images are among the activations, and may be a copy that nobody else holds.
  private INDArray held;

  private CompiledPass(
      Plan plan,
      GraphParameters parameters,
      boolean training,
      Translation translation,
      Map<String, Tensor> activations) {
    this.plan = plan;
    this.parameters = parameters;
    this.training = training;
    images = translation.input().tensor();
    probabilities = translation.output().tensor();
    loss = translation.loss();
    this.activations = activations;
  }

  /**
   * @param precision of what lies between images and probabilities, which are 32-bit floats
   * @param shape of a batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if the graph holds a layer that is not known, or that oneDNN
   *     does not compute
   */
  static CompiledPass compile(
      ComputationGraph graph,
      GraphParameters parameters,
      Holdings holdings,
      PassKind kind,
      Precision precision,
      long... shape) {
    Translation translation = kind.translation(graph, parameters);
    translation.translate(graph.getConfiguration().getNetworkInputs().get(0), shape);
    Natives natives = holdings.open();
    try {
      Program program = new Program(natives, precision);
      translation.input().set(program.outside(Layout.dense(natives, shape), 0));
      List<Operator> operators = new ArrayList<>(translation.operators());
      for (Operator operator : operators) {
        program.begin(new Purpose(translation.layer(operator), false));
        operator.forward(program);
      }
      if (kind.goesBackwards()) {
        Collections.reverse(operators);
        for (Operator operator : operators) {
          program.begin(new Purpose(translation.layer(operator), true));
          operator.backward(program);
        }
      }
      Map<String, Tensor> activations =
          kind.keepsActivations() ? activations(program, translation) : Map.of();
      program.keep(translation.output().tensor());
      activations.values().forEach(program::keep);
      return new CompiledPass(
          program.finish(holdings), parameters, kind.isTraining(), translation, activations);
    } catch (RefusedException e) {
      holdings.release(natives);
      throw new UnsupportedLayerException(e);
    } catch (RuntimeException | Error e) {
      holdings.release(natives);
      throw e;
    }
  }

  private static Map<String, Tensor> activations(Program program, Translation translation) {
    Map<String, Tensor> dense = new LinkedHashMap<>();
    translation
        .results()
        .forEach(
            (name, value) ->
                dense.put(
                    name,
                    program.in(Layout.dense(program.natives(), value.shape()), value.tensor())));
    return dense;
  }

  /**
   * Runs forwards and backwards; gradients land in the graph's flat array.
   *
   * @param batch images of the pass's shape, of any type and order
   * @param labels {@code [N, classes]}, of any type and order
   * @return whether all numbers are finite; otherwise nothing that was computed is of use
   * @throws IllegalArgumentException if the labels are of another shape
   */
  public boolean train(INDArray batch, INDArray labels) {
    if (!Arrays.equals(labels.shape(), probabilities.layout().shape())) {
      throw new IllegalArgumentException(
          "labels %s do not fit the network's outputs %s"
              .formatted(
                  Arrays.toString(labels.shape()),
                  Arrays.toString(probabilities.layout().shape())));
    }
    INDArray rows = DenseFloats.of(labels);
    try {
      loss.expect(FloatMemory.of(rows).asBuffer());
      return run(batch) && Double.isFinite(loss.sum()) && parameters.haveFiniteGradients();
    } finally {
      Reference.reachabilityFence(rows);
    }
  }

  /**
   * Runs forwards.
   *
   * @return whether all numbers are finite, as far as they show in the result; otherwise it may be
   *     wrong
   */
  public boolean run(INDArray batch) {
    INDArray values = DenseFloats.of(batch);
    held = activations.isEmpty() ? null : values;
    try {
      return (training ? parameters.areFinite() : parameters.settle())
          && run(FloatMemory.of(values));
    } finally {
      // The copy of a batch belongs to nobody else, and native code does not keep it alive.
      Reference.reachabilityFence(values);
    }
  }

  /** As the other, of images that stay where they are; the parameters are finite and settled. */
  public boolean run(FloatMemory batch) {
    if (!Finite.all(batch.asBuffer())) {
      return false;
    }
    images.bind(batch.address());
    plan.run();
    return plan.isFinite() && Finite.all(probabilities.floats());
  }

  /** Number of classes. */
  public long classes() {
    return probabilities.layout().shape()[1];
  }

  /** The last run's class probabilities, {@code [N, classes]}, until the next. */
  public FloatBuffer rows() {
    return probabilities.floats().rewind();
  }

  /** A copy of the last run's class probabilities, {@code [N, classes]}. */
  public INDArray probabilities() {
    return copy(probabilities);
  }

  /** Copies of the last run's activations by vertex, {@code [N, C, H, W]} or {@code [N, C]}. */
  public Map<String, INDArray> activations() {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    try {
      activations.forEach((name, tensor) -> copies.put(name, copy(tensor)));
      return copies;
    } finally {
      Reference.reachabilityFence(held);
      held = null;
    }
  }

  public CrossEntropy loss() {
    return loss;
  }

  Plan plan() {
    return plan;
  }

  void forgetTimes() {
    plan.forgetTimes();
  }

  List<StepTime> times() {
    return plan.times();
  }

  // Floats outside of all workspaces, whatever the process makes by default.
  private static INDArray copy(Tensor tensor) {
    INDArray copy = Nd4j.createUninitializedDetached(DataType.FLOAT, tensor.layout().shape());
    FloatMemory.of(copy).asBuffer().put(tensor.floats().rewind());
    return copy;
  }

  @Override
  public void close() {
    plan.close();
  }
}
