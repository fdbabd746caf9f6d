package org.residuallab.architecture;

import java.util.List;
import org.residuallab.architecture.Block.Basic;
import org.residuallab.architecture.Block.Bottleneck;
import org.residuallab.architecture.Block.Convolutional;

/** Networks of the same shape with fewer filters, for smaller images and fewer classes. */
public final class Miniature {

  private Miniature() {}

  /**
   * The same layers, all filters and hidden units divided, every convolution normalised and nothing
   * dropped, so that networks of different origin train alike.
   *
   * @param whole the network
   * @param divisor of the number of filters
   * @param input shape of an image
   * @param classes number of classes
   * @throws IllegalArgumentException if the divisor is less than one
   */
  public static Architecture of(Architecture whole, int divisor, Shape input, int classes) {
    if (divisor < 1) {
      throw new IllegalArgumentException("filters cannot be divided by " + divisor);
    }
    List<Stage> stages =
        whole.stages().stream()
            .map(
                stage ->
                    new Stage(
                        stage.name(),
                        stage.blocks().stream().map(block -> thin(block, divisor)).toList()))
            .toList();
    Head head =
        whole.head() instanceof Head.Hidden hidden
            ? new Head.Hidden(
                hidden.hidden().stream().map(units -> divide(units, divisor)).toList(), 0, classes)
            : new Head.AveragePooled(classes);
    return new Architecture("mini-" + whole.name(), input, Normalization.BATCH, stages, head);
  }

  private static Block thin(Block block, int divisor) {
    if (block instanceof Convolutional single) {
      return new Convolutional(single.kernel(), single.stride(), divide(single.filters(), divisor));
    }
    if (block instanceof Basic basic) {
      return new Basic(divide(basic.filters(), divisor), basic.stride(), basic.shortcuts());
    }
    if (block instanceof Bottleneck narrow) {
      return new Bottleneck(
          divide(narrow.width(), divisor), narrow.stride(), narrow.placement(), narrow.shortcuts());
    }
    return block;
  }

  private static int divide(int number, int divisor) {
    return Math.max(1, number / divisor);
  }
}
