package org.residuallab.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A forward pass, or a forward and a backward pass, for batches of one shape. */
final class CompiledPass implements AutoCloseable {

  private final Plan plan;
  private final Tensor images;
  private final Tensor probabilities;
  private final CrossEntropy loss;

  private CompiledPass(Plan plan, Tensor images, Tensor probabilities, CrossEntropy loss) {
    this.plan = plan;
    this.images = images;
    this.probabilities = probabilities;
    this.loss = loss;
  }

  /**
   * @throws UnsupportedLayerException if the graph holds a layer that is not known
   */
  static CompiledPass compile(
      ComputationGraph graph, Parameters parameters, Arena arena, boolean training, long... shape) {
    Translation translation =
        training
            ? new TrainingTranslation(graph, parameters)
            : new InferenceTranslation(graph, parameters);
    translation.translate(graph.getConfiguration().getNetworkInputs().get(0), shape);
    Natives natives = new Natives();
    try {
      Program program = new Program(natives);
      Value input = translation.input();
      input.set(program.outside(Layout.dense(natives, shape), 0));
      List<Operator> operators = new ArrayList<>(translation.operators());
      operators.forEach(operator -> operator.forward(program));
      if (training) {
        Collections.reverse(operators);
        operators.forEach(operator -> operator.backward(program));
      }
      Tensor probabilities = translation.output().tensor();
      program.keep(probabilities);
      return new CompiledPass(
          program.finish(arena), input.tensor(), probabilities, translation.loss());
    } catch (RuntimeException e) {
      natives.close();
      throw e;
    }
  }

  /** Runs forwards and backwards; gradients land in the graph's flat array. */
  void train(INDArray batch, INDArray labels) {
    INDArray rows = dense(labels);
    loss.expect(new Memory(Parameters.address(rows), rows.length()).asBuffer());
    run(batch);
  }

  /** Runs forwards and returns the class probabilities, {@code [N, classes]}. */
  INDArray infer(INDArray batch) {
    run(batch);
    return probabilities();
  }

  /** A copy of the last run's class probabilities, {@code [N, classes]}. */
  INDArray probabilities() {
    INDArray result = Nd4j.createUninitialized(probabilities.layout().shape());
    new Memory(Parameters.address(result), result.length())
        .asBuffer()
        .put(0, probabilities.floats(), 0, (int) result.length());
    return result;
  }

  private void run(INDArray batch) {
    INDArray values = dense(batch);
    images.bind(Parameters.address(values));
    plan.run();
  }

  CrossEntropy loss() {
    return loss;
  }

  Plan plan() {
    return plan;
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
