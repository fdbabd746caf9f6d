package org.residuallab.architecture;

import org.residuallab.architecture.Layer.MaxPooling;

/** A building block of a stage. Each kind is written out here and nowhere else. */
public sealed interface Block {

  /** Appends this block's layers; {@code place} names the block, its role is ignored. */
  void write(Wiring wiring, Place place);

  /** The shortcut option of a block of the paper's; NONE for a lone layer. */
  default ShortcutOption shortcuts() {
    return ShortcutOption.NONE;
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
    public void write(Wiring wiring, Place place) {
      wiring.convolution(place.role("conv"), kernel, stride, filters);
      wiring.relu(place.role("relu"));
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
    public void write(Wiring wiring, Place place) {
      wiring.add(place.role("pool"), new MaxPooling(kernel, stride, padding));
    }
  }

  /**
   * Two 3x3 convolutions (Fig. 2 and Fig. 5, left); without a shortcut, a plain block.
   *
   * @param filters channels of both convolutions
   * @param stride of the first one
   * @param shortcuts the network's shortcut option
   */
  record Basic(int filters, int stride, ShortcutOption shortcuts) implements Block {
    @Override
    public void write(Wiring wiring, Place place) {
      String from = wiring.last();
      Shape input = wiring.shape();
      wiring.convolution(place.role("conv1"), 3, stride, filters);
      wiring.relu(place.role("relu1"));
      wiring.convolution(place.role("conv2"), 3, 1, filters);
      wiring.shortcut(place, shortcuts.between(input, wiring.shape()), stride, from, input);
      wiring.relu(place.role("relu2"));
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
  record Bottleneck(int width, int stride, StridePlacement placement, ShortcutOption shortcuts)
      implements Block {

    /** The output is four times as wide as the bottleneck (Table 1). */
    public static final int EXPANSION = 4;

    @Override
    public void write(Wiring wiring, Place place) {
      boolean strideFirst = placement == StridePlacement.FIRST_1X1;
      String from = wiring.last();
      Shape input = wiring.shape();
      wiring.convolution(place.role("conv1"), 1, strideFirst ? stride : 1, width);
      wiring.relu(place.role("relu1"));
      wiring.convolution(place.role("conv2"), 3, strideFirst ? 1 : stride, width);
      wiring.relu(place.role("relu2"));
      wiring.convolution(place.role("conv3"), 1, 1, width * EXPANSION);
      wiring.shortcut(place, shortcuts.between(input, wiring.shape()), stride, from, input);
      wiring.relu(place.role("relu3"));
    }
  }
}
