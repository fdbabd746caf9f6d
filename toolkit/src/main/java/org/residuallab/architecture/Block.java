package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.residuallab.architecture.Layer.MaxPooling;

/**
 * A building block of a stage. All that is known of it follows from the layers that it writes: its
 * shapes, its cost, its picture, the model.
 *
 * <p>Your own is a class that writes its layers; two convolutions without anything between them:
 *
 * <pre>{@code
 * record Linear(int filters) implements Block {
 *   public void write(Wiring wiring) {
 *     Wiring.Point from = wiring.here();
 *     wiring.convolution(1, 3, 1, filters);
 *     wiring.convolution(2, 3, 1, filters);
 *     wiring.shortcut(ShortcutOption.A, 1, from);
 *   }
 * }
 * }</pre>
 *
 * <p>A stored run holds the kinds listed here by their names, and the layers that any other writes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Block.Convolutional.class, name = "convolutional"),
  @JsonSubTypes.Type(value = Block.Pooling.class, name = "pooling"),
  @JsonSubTypes.Type(value = Block.Basic.class, name = "basic"),
  @JsonSubTypes.Type(value = Block.Bottleneck.class, name = "bottleneck")
})
public interface Block {

  /** Appends this block's layers. */
  void write(Wiring wiring);

  /**
   * One convolution and its activation: the first layer of a residual network, all of VGG.
   *
   * @param kernel side of the kernel
   * @param stride step in both directions
   * @param filters output channels
   */
  record Convolutional(int kernel, int stride, int filters) implements Block {
    @Override
    public void write(Wiring wiring) {
      wiring.convolution(0, kernel, stride, filters);
      wiring.relu(0);
    }
  }

  /**
   * Max pooling.
   *
   * @param kernel side of the window
   * @param stride step in both directions
   * @param padding border on each side
   */
  record Pooling(int kernel, int stride, int padding) implements Block {
    @Override
    public void write(Wiring wiring) {
      wiring.add(0, new MaxPooling(kernel, stride, padding));
    }
  }

  /**
   * Two 3x3 convolutions (Fig. 2 and Fig. 5, left); without a shortcut, a plain block.
   *
   * @param filters channels of both convolutions
   * @param stride of the first one
   * @param shortcuts the network's shortcut option
   */
  record Basic(int filters, int stride, @JsonProperty(required = true) ShortcutOption shortcuts)
      implements Block {
    @Override
    public void write(Wiring wiring) {
      Wiring.Point from = wiring.here();
      wiring.convolution(1, 3, stride, filters);
      wiring.relu(1);
      wiring.convolution(2, 3, 1, filters);
      wiring.shortcut(shortcuts, stride, from);
      wiring.relu(2);
    }
  }

  /**
   * 1x1 reduce, 3x3, 1x1 restore (Fig. 5, right).
   *
   * @param width channels of the first two convolutions
   * @param stride of the one that {@code placement} names
   * @param placement which convolution has the stride
   * @param shortcuts the network's shortcut option
   */
  record Bottleneck(
      int width,
      int stride,
      @JsonProperty(required = true) StridePlacement placement,
      @JsonProperty(required = true) ShortcutOption shortcuts)
      implements Block {

    /** The output is four times as wide as the bottleneck (Table 1). */
    public static final int EXPANSION = 4;

    @Override
    public void write(Wiring wiring) {
      boolean strideFirst = placement == StridePlacement.FIRST_1X1;
      Wiring.Point from = wiring.here();
      wiring.convolution(1, 1, strideFirst ? stride : 1, width);
      wiring.relu(1);
      wiring.convolution(2, 3, strideFirst ? 1 : stride, width);
      wiring.relu(2);
      wiring.convolution(3, 1, 1, width * EXPANSION);
      wiring.shortcut(shortcuts, stride, from);
      wiring.relu(3);
    }
  }
}
