package org.residuallab.architecture;

import java.util.Arrays;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Wiring.Point;

/**
 * What the blocks of "Identity Mappings in Deep Residual Networks" (He et al. 2016, arXiv
 * 1603.05027) and of those who followed share: a normalisation and a ReLU <em>before</em> each
 * convolution, and nothing behind the addition.
 *
 * <p>A shortcut that changes the shape, or is a projection, reads what the first ReLU gives, and
 * its projection has no normalisation: so in the authors' released code,
 * github.com/KaimingHe/resnet-1k-layers.
 *
 * @param shortcuts the network's shortcut option
 * @param shared whether an identity shortcut too reads what the first ReLU gives
 * @param dropout probability of dropping a value before each convolution but the first; 0 leaves
 *     that layer out
 */
record PreActivatedLayers(ShortcutOption shortcuts, boolean shared, double dropout) {

  /** One of a block's convolutions. */
  record Step(int kernel, int stride, int filters) {}

  void write(Wiring wiring, Step... steps) {
    int stride = Arrays.stream(steps).mapToInt(Step::stride).max().orElseThrow();
    int filters = steps[steps.length - 1].filters();
    Point from = wiring.here();
    boolean keepsShape = stride == 1 && from.shape().channels() == filters;
    boolean readsInput = keepsShape && shortcuts != ShortcutOption.C && !shared;
    for (int i = 0; i < steps.length; i++) {
      int number = i + 1;
      wiring.normalization(number);
      wiring.relu(number);
      from = i == 0 && !readsInput ? wiring.here() : from;
      if (i > 0 && dropout > 0) {
        wiring.add(i, new Dropout(dropout));
      }
      wiring.bareConvolution(number, steps[i].kernel(), steps[i].stride(), steps[i].filters());
    }
    wiring.bareShortcut(shortcuts, stride, from);
  }
}
