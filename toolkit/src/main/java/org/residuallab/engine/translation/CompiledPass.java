package org.residuallab.engine.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Memory;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.operator.CrossEntropy;
import org.residuallab.engine.operator.Operator;
import org.residuallab.engine.operator.Parameters;
import org.residuallab.engine.plan.Arena;
import org.residuallab.engine.plan.Plan;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;

/** A graph compiled for one purpose and one batch shape. */
public final class CompiledPass implements AutoCloseable {

  private final Plan plan;
  private final Tensor images;
  private final Tensor probabilities;
  private final Map<String, Tensor> activations;
  private final CrossEntropy loss;

  private CompiledPass(Plan plan, Translation translation, Map<String, Tensor> activations) {
    this.plan = plan;
    images = translation.input().tensor();
    probabilities = translation.output().tensor();
    loss = translation.loss();
    this.activations = activations;
  }

  /**
   * @param shape of a batch, {@code [N, C, H, W]}
   * @throws UnsupportedLayerException if the graph holds a layer that is not known
   */
  static CompiledPass compile(
      ComputationGraph graph, Parameters parameters, Arena arena, PassKind kind, long... shape) {
    Translation translation = kind.translation(graph, parameters);
    translation.translate(graph.getConfiguration().getNetworkInputs().get(0), shape);
    Natives natives = new Natives();
    try {
      Program program = new Program(natives);
      translation.input().set(program.outside(Layout.dense(natives, shape), 0));
      List<Operator> operators = new ArrayList<>(translation.operators());
      operators.forEach(operator -> operator.forward(program));
      if (kind.goesBackwards()) {
        Collections.reverse(operators);
        operators.forEach(operator -> operator.backward(program));
      }
      Map<String, Tensor> activations =
          kind.keepsActivations() ? activations(program, translation) : Map.of();
      program.keep(translation.output().tensor());
      activations.values().forEach(program::keep);
      return new CompiledPass(program.finish(arena), translation, activations);
    } catch (RuntimeException e) {
      natives.close();
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

  /** Runs forwards and backwards; gradients land in the graph's flat array. */
  public void train(INDArray batch, INDArray labels) {
    if (!Arrays.equals(labels.shape(), probabilities.layout().shape())) {
      throw new IllegalArgumentException(
          "labels %s do not fit the network's outputs %s"
              .formatted(
                  Arrays.toString(labels.shape()),
                  Arrays.toString(probabilities.layout().shape())));
    }
    INDArray rows = dense(labels);
    loss.expect(new Memory(Parameters.address(rows), rows.length()).asBuffer());
    run(batch);
  }

  /** Runs forwards. */
  public void run(INDArray batch) {
    INDArray values = dense(batch);
    images.bind(Parameters.address(values));
    plan.run();
  }

  /** A copy of the last run's class probabilities, {@code [N, classes]}. */
  public INDArray probabilities() {
    return copy(probabilities);
  }

  /** Copies of the last run's activations by vertex, {@code [N, C, H, W]} or {@code [N, C]}. */
  public Map<String, INDArray> activations() {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    activations.forEach((name, tensor) -> copies.put(name, copy(tensor)));
    return copies;
  }

  public CrossEntropy loss() {
    return loss;
  }

  Plan plan() {
    return plan;
  }

  private static INDArray copy(Tensor tensor) {
    INDArray copy = Nd4j.createUninitialized(tensor.layout().shape());
    new Memory(Parameters.address(copy), copy.length()).asBuffer().put(tensor.floats().rewind());
    return copy;
  }

  // Deeplearning4j's arrays may be views in any order.
  private static INDArray dense(INDArray array) {
    return isDense(array) ? array : array.dup('c');
  }

  private static boolean isDense(INDArray array) {
    long stride = 1;
    for (int i = array.rank() - 1; i >= 0; i--) {
      if (array.size(i) != 1 && array.stride(i) != stride) {
        return false;
      }
      stride *= array.size(i);
    }
    return true;
  }

  @Override
  public void close() {
    plan.close();
  }
}
