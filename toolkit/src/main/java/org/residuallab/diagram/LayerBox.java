package org.residuallab.diagram;

import org.residuallab.architecture.Shape;

/**
 * A layer as the paper's Fig. 3 draws one: convolutions, poolings, fully connected layers.
 *
 * @param label {@code 3×3 conv, 128, /2}
 * @param stage name of its stage
 * @param output shape it gives
 * @param multiplyAdds for one image; zero for a pooling
 */
record LayerBox(String label, String stage, Shape output, long multiplyAdds) {

  /** Height and width of its maps; layers of one size share a band of the picture. */
  Size size() {
    return new Size(output.height(), output.width());
  }

  /** Height and width of maps. */
  record Size(int height, int width) {
    @Override
    public String toString() {
      return height + " × " + width;
    }
  }
}
