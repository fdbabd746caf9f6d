package org.residuallab.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The VGG networks that the paper compares itself with (Fig. 3, left): five stages of 3x3
 * convolutions with biases and no normalisation, each ended by 2x2 max pooling, then two hidden
 * layers of 4096 with dropout and the classifier.
 *
 * @param depth 16 or 19 weighted layers
 * @param input shape of one image, 3x224x224 in the paper
 * @param classes 1000 in the paper
 */
record VggFamily(int depth, Shape input, int classes) {

  /**
   * @throws IllegalArgumentException if the depth is neither 16 nor 19
   */
  public VggFamily {
    if (depth != 16 && depth != 19) {
      throw new IllegalArgumentException(
          "no VGG network here has %d layers: 16 or 19".formatted(depth));
    }
  }

  /** For 224x224 images of 1000 classes. */
  public static VggFamily vgg(int depth) {
    return new VggFamily(depth, new Shape(3, 224, 224), 1000);
  }

  public VggFamily withInput(Shape other) {
    return new VggFamily(depth, other, classes);
  }

  public VggFamily withClasses(int other) {
    return new VggFamily(depth, input, other);
  }

  /**
   * The same with a normalisation behind each convolution, as torchvision's {@code vgg19_bn}: not
   * in VGG's paper.
   */
  Architecture normalized() {
    Architecture plain = architecture();
    return new Architecture(
        plain.name() + "-bn", input, Normalization.BATCH, plain.stages(), plain.head());
  }

  /** The stages and blocks of this network. */
  public Architecture architecture() {
    int deep = depth == 19 ? 4 : 3;
    int[] convolutions = {2, 2, deep, deep, deep};
    int[] filters = {64, 128, 256, 512, 512};
    List<Stage> stages = new ArrayList<>();
    for (int s = 0; s < 5; s++) {
      List<Block> blocks = new ArrayList<>();
      for (int c = 0; c < convolutions[s]; c++) {
        blocks.add(new Block.Convolutional(3, 1, filters[s]));
      }
      blocks.add(new Block.Pooling(2, 2, 0));
      stages.add(new Stage("conv" + (s + 1), blocks));
    }
    Head head = new Head.Hidden(List.of(4096, 4096), 0.5, classes);
    return new Architecture("vgg-" + depth, input, Normalization.NONE, stages, head);
  }
}
