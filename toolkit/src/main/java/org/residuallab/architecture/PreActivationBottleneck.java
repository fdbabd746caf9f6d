package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.residuallab.architecture.PreActivatedLayers.Step;

/**
 * 1x1 reduce, 3x3, 1x1 restore, each behind a normalisation and a ReLU: the block of ResNet-164 and
 * ResNet-1001 in "Identity Mappings in Deep Residual Networks". The stride is on the first 1x1, as
 * in the authors' released code. There the first block widens, so that its shortcut reads the first
 * ReLU as that of every block does that changes the shape.
 *
 * <pre>{@code
 * var first = new PreActivationBottleneck(16, 1, ShortcutOption.B);
 * var stage = new Stage("stage1", List.of(first));
 * }</pre>
 *
 * @param width channels of the first two convolutions
 * @param stride of the first one
 * @param shortcuts the network's shortcut option
 */
public record PreActivationBottleneck(
    int width, int stride, @JsonProperty(required = true) ShortcutOption shortcuts)
    implements Block {

  @Override
  public void write(Wiring wiring) {
    new PreActivatedLayers(shortcuts, false, 0)
        .write(
            wiring,
            new Step(1, stride, width),
            new Step(3, 1, width),
            new Step(1, 1, width * Bottleneck.EXPANSION));
  }

  @Override
  public String title() {
    return "pre-activation bottleneck";
  }

  @Override
  public Block with(ShortcutOption option) {
    return shortcuts == ShortcutOption.NONE
        ? this
        : new PreActivationBottleneck(width, stride, option);
  }

  @Override
  public Block thinned(int divisor) {
    return new PreActivationBottleneck(Thinning.divide(width, divisor), stride, shortcuts);
  }
}
