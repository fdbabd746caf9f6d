package org.residuallab.architecture;

/**
 * One convolution and nothing behind it: the first layer of a pre-activation network, whose blocks
 * begin with a normalisation.
 *
 * <pre>{@code
 * var stem = new Stage(Architecture.STEM, List.of(new BareConvolution(3, 1, 16)));
 * var stage = new Stage("stage1", List.of(new PreActivation(16, 1, ShortcutOption.B, true)));
 * }</pre>
 *
 * @param kernel side of the kernel
 * @param stride step in both directions
 * @param filters output channels
 */
public record BareConvolution(int kernel, int stride, int filters) implements Block {

  @Override
  public void write(Wiring wiring) {
    wiring.bareConvolution(0, kernel, stride, filters);
  }

  @Override
  public Block thinned(int divisor) {
    return new BareConvolution(kernel, stride, Thinning.divide(filters, divisor));
  }
}
