package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.residuallab.architecture.PreActivatedLayers.Step;

/**
 * Two 3x3 convolutions, each behind a normalisation and a ReLU, with dropout before the second: the
 * block of "Wide Residual Networks" (Zagoruyko and Komodakis 2016, arXiv 1605.07146, Fig. 1d).
 *
 * <pre>{@code
 * var block = new WideBlock(160, 1, 0.3, ShortcutOption.B);
 * var stage = new Stage("stage1", List.of(block, block));
 * }</pre>
 *
 * @param filters channels of both convolutions
 * @param stride of the first one
 * @param dropout probability of dropping a value between the convolutions; 0 leaves the layer out
 * @param shortcuts the network's shortcut option
 */
public record WideBlock(
    int filters,
    int stride,
    double dropout,
    @JsonProperty(required = true) ShortcutOption shortcuts)
    implements Block {

  @Override
  public void write(Wiring wiring) {
    new PreActivatedLayers(shortcuts, false, dropout)
        .write(wiring, new Step(3, stride, filters), new Step(3, 1, filters));
  }

  @Override
  public String title() {
    return "wide block";
  }

  @Override
  public Block with(ShortcutOption option) {
    return shortcuts == ShortcutOption.NONE
        ? this
        : new WideBlock(filters, stride, dropout, option);
  }

  @Override
  public Block thinned(int divisor) {
    return new WideBlock(Thinning.divide(filters, divisor), stride, 0, shortcuts);
  }
}
