package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.residuallab.architecture.PreActivatedLayers.Step;

/**
 * Two 3x3 convolutions, each behind a normalisation and a ReLU: the full pre-activation block of
 * "Identity Mappings in Deep Residual Networks" (Fig. 1b and 4e).
 *
 * <p>A network's first block lets its shortcut read the first ReLU too: "we adopt the first
 * activation right after conv1 and before splitting into two paths" (its appendix).
 *
 * <pre>{@code
 * var stage = new Stage("stage1", List.of(
 *     new PreActivation(16, 1, ShortcutOption.B, true), new PreActivation(16, 1, ShortcutOption.B, false)));
 * }</pre>
 *
 * @param filters channels of both convolutions
 * @param stride of the first one
 * @param shortcuts the network's shortcut option
 * @param first whether it is the network's first block
 */
public record PreActivation(
    int filters, int stride, @JsonProperty(required = true) ShortcutOption shortcuts, boolean first)
    implements Block {

  @Override
  public void write(Wiring wiring) {
    new PreActivatedLayers(shortcuts, first, 0)
        .write(wiring, new Step(3, stride, filters), new Step(3, 1, filters));
  }

  @Override
  public String title() {
    return first ? "first pre-activation block" : "pre-activation block";
  }

  @Override
  public Block with(ShortcutOption option) {
    return shortcuts == ShortcutOption.NONE
        ? this
        : new PreActivation(filters, stride, option, first);
  }

  @Override
  public Block thinned(int divisor) {
    return new PreActivation(Thinning.divide(filters, divisor), stride, shortcuts, first);
  }
}
