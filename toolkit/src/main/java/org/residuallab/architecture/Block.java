package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.residuallab.architecture.Layer.MaxPooling;

/**
 * A building block of a stage. All that is known of it follows from the layers that it writes: its
 * shapes, its cost, its picture, the model.
 *
 * <p>Your own is a class that writes its layers; two convolutions, each with the network's
 * normalisation, and no ReLU between or after them:
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
  @JsonSubTypes.Type(value = Block.Bottleneck.class, name = "bottleneck"),
  @JsonSubTypes.Type(value = BareConvolution.class, name = "bare_convolution"),
  @JsonSubTypes.Type(value = PreActivation.class, name = "pre_activation"),
  @JsonSubTypes.Type(value = PreActivationBottleneck.class, name = "pre_activation_bottleneck"),
  @JsonSubTypes.Type(value = WideBlock.class, name = "wide")
})
public interface Block {

  /** Appends this block's layers. */
  void write(Wiring wiring);

  /** What to call a block that needs no name to be told from others. */
  String USUAL = "block";

  /** What to call it where it is drawn: {@code bottleneck}. */
  default String title() {
    return USUAL;
  }

  /** The same with shortcuts of that option; a block without shortcuts as it is. */
  default Block with(ShortcutOption option) {
    return this;
  }

  /** The same with its stride there; a block that has no choice as it is. */
  default Block with(StridePlacement placement) {
    return this;
  }

  /**
   * The same with its filters divided, one at least.
   *
   * @throws IllegalArgumentException if it does not say how
   */
  default Block thinned(int divisor) {
    throw new IllegalArgumentException(
        "%s does not say what it is with fewer filters: its method thinned does".formatted(this));
  }

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

    @Override
    public Block thinned(int divisor) {
      return new Convolutional(kernel, stride, Thinning.divide(filters, divisor));
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

    @Override
    public Block thinned(int divisor) {
      return this;
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

    @Override
    public Block with(ShortcutOption option) {
      return shortcuts == ShortcutOption.NONE ? this : new Basic(filters, stride, option);
    }

    @Override
    public Block thinned(int divisor) {
      return new Basic(Thinning.divide(filters, divisor), stride, shortcuts);
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

    @Override
    public String title() {
      return "bottleneck";
    }

    @Override
    public Block with(ShortcutOption option) {
      return shortcuts == ShortcutOption.NONE
          ? this
          : new Bottleneck(width, stride, placement, option);
    }

    @Override
    public Block with(StridePlacement other) {
      return new Bottleneck(width, stride, other, shortcuts);
    }

    @Override
    public Block thinned(int divisor) {
      return new Bottleneck(Thinning.divide(width, divisor), stride, placement, shortcuts);
    }
  }
}
