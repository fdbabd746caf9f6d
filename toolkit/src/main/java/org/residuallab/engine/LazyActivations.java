package org.residuallab.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The activations that a listener gets after the forward pass, by vertex. The class probabilities
 * are there anyway. Asking for any other costs a second forward pass, because the first joins
 * operations and keeps what lies between them nowhere. With dropout the second may draw anew.
 *
 * <p>As in Deeplearning4j they are there for as long as the listener's method runs.
 */
final class LazyActivations extends AbstractMap<String, INDArray> implements AutoCloseable {

  private final String output;
  private final INDArray probabilities;
  private Supplier<Map<String, INDArray>> pass;
  private Map<String, INDArray> all;

  LazyActivations(String output, INDArray probabilities, Supplier<Map<String, INDArray>> pass) {
    this.output = output;
    this.probabilities = probabilities;
    this.pass = pass;
  }

  @Override
  public INDArray get(Object name) {
    return output.equals(name) ? probabilities : all().get(name);
  }

  @Override
  public Set<Entry<String, INDArray>> entrySet() {
    return all().entrySet();
  }

  private Map<String, INDArray> all() {
    if (all == null) {
      if (pass == null) {
        throw new IllegalStateException(
            "activations are there while onForwardPass runs; copy those that are needed later");
      }
      all = pass.get();
    }
    return all;
  }

  /** From now on the weights are others. */
  @Override
  public void close() {
    pass = null;
  }
}
